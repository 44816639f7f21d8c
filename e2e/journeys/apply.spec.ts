import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";
import { aboutTheChild, fresh, go, register, toTheCheck, whereWhenAndWhich } from "../support/wizard.ts";

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ timeout: 180_000 });

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
  await aboutTheChild(page, certificate, "Марія");

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

test("a saved wizard is gone on with after signing in again", async ({ page }) => {
  const login = await register(page);
  await page.goto("/cabinet/apply");
  await page.getByRole("button", { name: "Почати" }).click();
  await aboutTheChild(page, `I-BЛ ${fresh()}`, "Оксана");
  await expect(page.locator("h1")).toHaveText("Де живе дитина?");

  await page.locator(".site-tools form button").click();
  await page.goto("/sign-in");
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill("зелений дах і чотири коти");
  await page.locator("main form button").click();
  await page.getByRole("link", { name: "Оксана Вигаданенко" }).first().click();
  await expect(page.locator("h1"), "at the first question without an answer").toHaveText("Де живе дитина?");
});

test("a second child is applied for, and a certificate counts once", async ({ page }) => {
  await register(page);
  const first = `I-BЛ ${fresh()}`;
  await toTheCheck(page, first, "Марія");
  await page.getByRole("button", { name: "Подати заяву" }).click();
  await expect(page.locator("h1")).toHaveText("Заяву подано");

  await page.goto("/cabinet/apply");
  await page.getByRole("button", { name: "Почати" }).click();
  await expect(page.locator("h1"), "whose application it is").toHaveText("Для якої дитини ви подаєте заяву?");
  await expectAccessible(page);
  await page.getByLabel("Марія Вигаданенко").check();
  await go(page);
  await expect(page.locator(".error-summary"), "she has an application already").toBeVisible();
  await page.getByLabel("Інша дитина").check();
  await go(page);
  await aboutTheChild(page, first, "Тарас");
  await expect(page.locator(".error-summary"), "the same certificate twice").toBeVisible();
  await page.getByLabel("Серія та номер").fill(`I-BЛ ${fresh()}`);
  await go(page);
  await expect(page.getByLabel("Вулиця, будинок, квартира"), "the address of the first").toHaveValue(/Вигадана/);
  await whereWhenAndWhich(page, "Марія");
  await go(page);
  await page.getByRole("button", { name: "Подати заяву" }).click();
  await expect(page.locator("h1")).toHaveText("Заяву подано");

  await page.goto("/cabinet");
  await expect(page.locator("article.card")).toHaveCount(2);
  await expectAccessible(page);
  await page.goto("/cabinet/children");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Марія Вигаданенко", "Тарас Вигаданенко"]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: /^Змінити.*Адреса/ }).first().click();
  await page.getByLabel("Вулиця, будинок, квартира").fill("вул. Інша, 7");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Зміни збережено")).toBeVisible();
  await expect(page.locator("main")).toContainText("вул. Інша, 7");
});

test("clicking twice and sending the form again file one application", async ({ page }) => {
  await register(page);
  await toTheCheck(page, `I-BЛ ${fresh()}`, "Двічі");
  const form = await page.locator("main form").evaluate((it: HTMLFormElement) =>
    [...it.querySelectorAll("input")].map(({ name, value }): [string, string] => [name, value]),
  );
  const address = page.url();
  await page.getByRole("button", { name: "Подати заяву" }).dblclick();
  await expect(page.locator("h1")).toHaveText("Заяву подано");
  const number = (await page.locator(".panel__code").innerText()).trim();

  const again = await page.request.post(address, { form: Object.fromEntries(form) });
  expect(again.status(), "the same answer").toBe(200);
  expect(await again.text()).toContain(number);
  await page.goto("/cabinet");
  await expect(page.locator("article.card")).toHaveCount(1);
});
