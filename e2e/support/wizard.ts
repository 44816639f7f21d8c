import { type Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll } from "./journey.ts";

/** The password of every family that a journey registers. */
export const PASSWORD = "зелений дах і чотири коти";

/** A number that no other run of this journey has used with this program: certificates may be used once. */
export function fresh(): string {
  return String(100_000 + Math.floor(Math.random() * 900_000));
}

export async function go(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator("main").getByRole("button", { name: "Продовжити", exact: true }).last().click();
}

export async function register(page: Page): Promise<string> {
  await page.goto("/register");
  await page.getByLabel("Ваше ім’я").fill("Вигадана Родина");
  const login = `apply-${fresh()}-${Date.now()}`;
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Створити" }).click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");
  return login;
}

export async function aboutTheChild(page: Page, certificate: string, name: string): Promise<void> {
  await page.getByLabel("Прізвище").fill("Вигаданенко");
  await page.getByLabel("Ім’я", { exact: true }).fill(name);
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

/** Address, day, kindergartens (those of a brother or sister, where there is one), no privilege. */
export async function whereWhenAndWhich(page: Page, sibling?: string): Promise<void> {
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
  if (sibling === undefined) {
    await ticks.nth(0).check();
    await ticks.nth(1).check();
  } else {
    await page.getByRole("button", { name: `Почати зі списку іншої дитини (${sibling})` }).click();
    await expect(page.locator("#chosen li")).toHaveCount(2);
    await expect(ticks.nth(1), "they are ticked").toBeChecked();
  }
  await page.getByRole("button", { name: "Зберегти позначки й продовжити" }).click();
  await page.getByLabel("Ні", { exact: true }).check();
  await go(page);
}

/** From the first page of the wizard to the last one before filing. */
export async function toTheCheck(page: Page, certificate: string, name: string): Promise<void> {
  await page.goto("/cabinet/apply");
  await page.getByRole("button", { name: "Почати" }).click();
  const another = page.getByLabel("Інша дитина");
  if (await another.isVisible()) {
    await another.check();
    await go(page);
  }
  await aboutTheChild(page, certificate, name);
  await whereWhenAndWhich(page);
  await go(page);
  await expect(page.locator("h1")).toHaveText("Перевірте відповіді");
}
