import { type Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test.use({ viewport: { width: 360, height: 740 } });

/** A number that no other run of this journey has used with this program: certificates may be used once. */
function fresh(): string {
  return String(100_000 + Math.floor(Math.random() * 900_000));
}

async function go(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator("main").getByRole("button", { name: "Продовжити", exact: true }).last().click();
}

async function register(page: Page): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Ваше ім’я").fill("Вигадана Родина");
  await page.getByLabel("Ім’я користувача").fill(`apply-${fresh()}-${Date.now()}`);
  await page.getByLabel("Пароль").fill("зелений дах і чотири коти");
  await page.getByRole("button", { name: "Створити" }).click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");
}

async function aboutTheChild(page: Page, certificate: string): Promise<void> {
  await page.getByLabel("Прізвище").fill("Вигаданенко");
  await page.getByLabel("Ім’я", { exact: true }).fill("Марія");
  await page.getByLabel("День").fill("15");
  await page.getByLabel("Місяць").fill("3");
  await page.getByLabel("Рік").fill(String(new Date().getFullYear() - 3));
  await page.getByLabel("Дівчинка").check();
  await go(page);
  await expect(page.locator("h1")).toHaveText("Свідоцтво про народження");
  await page.getByLabel("Свідоцтво про народження, Україна").check();
  await page.getByLabel("Серія та номер").fill(certificate);
  await go(page);
}

async function whereWhenAndWhich(page: Page): Promise<void> {
  await page.getByLabel("Вулиця, будинок, квартира").fill("вул. Вигадана, 5, кв. 12");
  await page.getByLabel("Район").selectOption({ index: 1 });
  await go(page);
  await page.getByLabel("Якнайшвидше").check();
  await page.getByLabel("Будь-яка").check();
  await go(page);
  await expect(page.locator("h1")).toHaveText("Які садки ви хочете?");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const ticks = page.locator("input[type=checkbox][name=wish]");
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await page.getByRole("button", { name: "Зберегти позначки й продовжити" }).click();
  await page.getByLabel("Ні", { exact: true }).check();
  await go(page);
}

test("a family files an application, one question a page, and keeps its receipt", async ({ page }) => {
  const certificate = `I-BЛ ${fresh()}`;
  await register(page);
  await page.goto("/cabinet/apply");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Почати" }).click();
  await expect(page.locator("h1")).toHaveText("Про дитину");
  await go(page);
  await expect(page.locator(".error-summary"), "an empty page is not taken").toBeVisible();
  await expect(page).toHaveTitle(/^Помилка/);
  await expectAccessible(page);
  await aboutTheChild(page, certificate);

  // Stopping and coming back: the cabinet knows the draft.
  await page.goto("/cabinet");
  await page.getByRole("link", { name: "Марія Вигаданенко" }).first().click();

  await whereWhenAndWhich(page);
  await go(page);
  await expect(page.locator("h1")).toHaveText("Перевірте відповіді");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Подати заяву" }).click();

  await expect(page.locator("h1")).toHaveText("Заяву подано");
  await expectAccessible(page);
  const number = (await page.locator(".panel__code").innerText()).trim();
  const receipt = await page.request.get(`/cabinet/applications/${number}/receipt.pdf`);
  expect(receipt.status()).toBe(200);
  expect((await receipt.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto(`/cabinet/applications/${number}`);
  await expect(page.getByRole("heading", { name: "Ваше місце в кожній черзі" })).toBeVisible();
  await expectAccessible(page);
});
