import { beParent, expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test.use({ viewport: { width: 360, height: 740 } });

test("a family makes an account, signs out and in again", async ({ page }) => {
  const login = `journey-${test.info().project.name.replace(/\W/g, "")}-${test.info().workerIndex}`;
  await page.goto("/register");
  await page.getByRole("button", { name: "Створити" }).click();
  await expect(page.locator(".error-summary"), "an empty form says what is missing").toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Ваше ім’я").fill("Вигадана Родина");
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill("зелений дах і чотири коти");
  await page.getByLabel("Мобільний телефон").fill("+38 (067) 123-45-67");
  await page.getByRole("button", { name: "Створити" }).click();
  await expect(page).toHaveURL(/\/cabinet/);
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.locator(".site-tools form button").click();
  await page.goto("/cabinet");
  await expect(page, "the cabinet is closed to strangers").toHaveURL(/\/sign-in/);
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill("не той пароль зовсім");
  await page.locator("main form button").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль").fill("зелений дах і чотири коти");
  await page.locator("main form button").click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");

  await page.goto("/cabinet/settings");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an invitation is accepted with two taps after signing in, and the papers' day is shown", async ({ page }) => {
  const number = await beParent(page, "запрошено");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  await expect(page.getByRole("heading", { name: "Якщо приймете" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Якщо відмовитеся" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Прийняти місце" }).click();
  await expect(page.getByRole("heading", { name: "Які документи принести" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Подовжити строк" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Подовжити строк" }).click();
  await expect(page.getByRole("heading", { name: "Які документи принести" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Подовжити строк" }), "once only").toHaveCount(0);
  await page.goto(`/cabinet/applications/${number}`);
  await expect(page.getByText("Запрошення прийнято").first()).toBeVisible();
});

test("declining asks again and says what it means", async ({ page }) => {
  await beParent(page, "запрошено");
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  const offer = page.url();
  await page.getByRole("link", { name: "Відмовитися…" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Відмовитися від місця" }).click();
  await page.goto(offer);
  await expect(page.getByText("Ви відмовилися").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Прийняти місце" }), "there is no way back").toHaveCount(0);
});

test("a family that ignored an invitation comes back by itself", async ({ page }) => {
  await beParent(page, "призупинено");
  await page.getByRole("link", { name: "Повернутися в чергу" }).first().click();
  await expect(page.getByText("Дата реєстрації зберігається").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Повернутися в чергу" }).click();
  await expect(page.getByText("Заява знову в черзі").first()).toBeVisible();
  await expectAccessible(page);
});

test("a waiting family sees its places and what a withdrawal would cost before it withdraws", async ({ page }) => {
  await beParent(page, "чекає");
  await expect(page.getByRole("heading", { name: "Ваше місце в кожній черзі" })).toBeVisible();
  await expect(page.getByText("Станом на").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Змінити список садків" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Район").selectOption({ index: 1 });
  await page.locator("main").getByRole("button", { name: "Знайти", exact: true }).click();
  await expect(page.locator("#found ~ ul li").first(), "what fits the child's age").toContainText(/цього віку/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goBack();
  await page.goBack();
  await page.getByRole("link", { name: "Відкликати заяву" }).click();
  await expect(page.getByText("буде втрачено назавжди")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Відкликати заяву назавжди" }).click();
  await expect(page.getByText("Ви відкликали заяву").first()).toBeVisible();
});
