import { expect, expectAccessible, expectNoSidewaysScroll, type Demo, test } from "../support/journey.ts";

test.use({ viewport: { width: 360, height: 740 } });

const OLD = "зелений дах і чотири коти";
const NEW = "синій дах і п’ять котів";

/** The path behind the newest link that was sent to an address. */
async function link(demo: Demo, to: string): Promise<string> {
  const letters = (await demo.outbox()).filter((letter) => letter.kind === "password_link" && letter.to === to);
  const found = /\/sign-in\/new-password\/[0-9a-f]{64}/.exec(letters[0]?.text ?? "")?.[0];
  expect(found, "the letter holds a link").toBeDefined();
  return found ?? "";
}

test("a forgotten password is chosen anew by a link that works once", async ({ page, demo }) => {
  const login = `forgot-${test.info().project.name.replace(/\W/g, "")}-${test.info().workerIndex}-${Date.now()}`;
  const address = `${login}@example.com`;
  await page.goto("/register");
  await page.getByLabel("Ваше ім’я").fill("Вигадана Родина");
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill(OLD);
  await page.getByLabel("Електронна пошта").fill(address);
  await page.getByRole("button", { name: "Створити" }).click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");
  await page.locator(".site-tools form button").click();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Забули пароль" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Надіслати посилання" }).click();
  await expect(page.locator(".error-summary"), "an empty form says what is missing").toBeVisible();
  await page.getByLabel("Ім’я користувача або адреса електронної пошти").fill(address);
  await page.getByRole("button", { name: "Надіслати посилання" }).click();
  await expect(page.getByRole("status")).toContainText("лист уже в дорозі");
  await expectAccessible(page);

  const path = await link(demo, address);
  await page.goto(path);
  await page.goto(path);
  await expect(page.getByText(login), "opening the link changes nothing").toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Новий пароль").fill(NEW);
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByRole("status")).toContainText("Новий пароль збережено");
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill(NEW);
  await page.locator("main form button").click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");

  await page.locator(".site-tools form button").click();
  await page.goto(path);
  await expect(page.locator("h1"), "a link works once").toHaveText("Це посилання не діє");
  await expectAccessible(page);
});
