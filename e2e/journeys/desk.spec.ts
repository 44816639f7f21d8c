import { type Page } from "@playwright/test";
import {
  answerTo,
  type Demo,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signInByPassword,
  test,
} from "../support/journey.ts";

// These journeys enter families and use places up: they have a city of their own.
test.use({ city: "desk" });
test.describe.configure({ timeout: 120_000 });

/** What a family is called in these journeys, its telephone, and the paper of its child. */
interface Family {
  given: string;
  phone: string;
  paper: string;
}

/** Six digits. */
function digits(): string {
  return String(100_000 + Math.floor(Math.random() * 899_999));
}

/** A child nobody has entered before, of a family that has no account. */
function child(given: string): Family {
  return { given, phone: `067 1${digits()}`, paper: `І-ДЕ ${digits()}` };
}

/** Fills in what is common to a direct case and an application for a family, and chooses one kindergarten. */
async function enterFamily(page: Page, family: Family, kindergarten: { id: string; name: string }): Promise<void> {
  await page.getByLabel("Представник дитини", { exact: true }).fill("Оксана Вигадана");
  await page.getByLabel("Мобільний телефон").fill(family.phone);
  await page.getByLabel("Прізвище").fill("Вигадана");
  await page.getByLabel("Ім’я", { exact: true }).fill(family.given);
  await page.getByLabel("День").first().fill("20");
  await page.getByLabel("Місяць").first().fill("5");
  await page.getByLabel("Рік").first().fill("2023");
  await page.getByLabel("Дівчинка").check();
  await page.getByLabel("Його номер").fill(family.paper);
  await page.getByLabel("Знайти садок за назвою").fill(kindergarten.name);
  await page.getByLabel("Район", { exact: true }).selectOption({ label: "Увесь регіон" });
  await page.getByRole("button", { name: "Показати садки" }).click();
  await expect(page.getByLabel("Прізвище"), "what was entered stays").toHaveValue("Вигадана");
  await page.locator(`input[name="wishes"][value="${kindergarten.id}"]`).check();
}

/** Is the head of some kindergarten; answers it. */
async function beHead(page: Page, demo: Demo): Promise<{ id: string; name: string }> {
  await demo.signIn(page, { role: "head" });
  await page.goto("/office/groups");
  const name = (await page.locator("main h2").first().innerText()).trim();
  const href = await page.getByRole("link", { name: "Відкрити групу" }).first().getAttribute("href");
  return { id: new URL(href ?? "", page.url()).searchParams.get("kindergarten") ?? "", name };
}

/** The head opens a group that nobody waits for and states a place in it. */
async function openGroup(page: Page, profile: string, name: string): Promise<string> {
  await page.goto("/office/groups");
  await page.getByRole("link", { name: "Відкрити групу" }).first().click();
  await expectAccessible(page);
  await page.getByLabel("Назва групи").fill(name);
  await page.getByLabel("Інший: у місяцях").check();
  await page.getByLabel("Від, повних місяців").fill("1");
  await page.getByLabel("До, повних місяців").fill("84");
  await page.getByLabel("Вид групи").selectOption(profile);
  await page.getByLabel("Місць").fill("5");
  await page.getByRole("button", { name: "Відкрити групу" }).click();
  await expect(page.getByText("Групу відкрито.")).toBeVisible();
  await expectAccessible(page);
  return new URL(page.url()).pathname;
}

async function statePlace(page: Page): Promise<void> {
  await page.getByLabel("Скільки місць").fill("1");
  await page.getByRole("button", { name: "Оголосити місця" }).click();
  await expect(page.getByText("Лишилося відкритих місць: 1")).toBeVisible();
}

/** Signs in with what stands on the family's paper, chooses a password, and accepts the invitation. */
async function acceptAsFamily(page: Page, login: string, password: string, number: string): Promise<void> {
  await signInByPassword(page, login, password);
  await expect(page.getByRole("heading", { name: "Оберіть власний пароль" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Новий пароль").fill("пʼять зелених чайників");
  await page.locator("main form button").click();
  await expect(page.locator("h1")).toHaveText("Ваш кабінет");
  await page.goto(`/cabinet/applications/${number}`);
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  await page.getByRole("button", { name: "Прийняти місце" }).click();
  await expect(page.getByRole("heading", { name: "Які документи принести" })).toBeVisible();
}

test("a displaced family is entered, signs in with the paper, accepts, and its child is enrolled", async ({ page, demo }) => {
  const kindergarten = await beHead(page, demo);
  await openGroup(page, "short_stay", "Ромашка");
  await statePlace(page);

  await demo.signIn(page, { role: "education_officer", kindergarten: kindergarten.id });
  await page.goto("/office/direct");
  await expectAccessible(page);
  await enterFamily(page, child("Соломія"), kindergarten);
  await page.getByLabel("Вид групи").selectOption("short_stay");
  await page.getByLabel("Пільга", { exact: true }).selectOption("displaced");
  await page.getByRole("button", { name: "Внести заяву" }).click();
  const summary = page.locator(".error-summary");
  await expect(summary, "the document is missing and nothing else").toContainText("документ");
  await expect(summary.locator("a")).toHaveCount(1);
  await expect(summary.locator("a")).toHaveAttribute("href", "#basis");
  await page.getByLabel("Документ-підстава").fill("Довідка № 12 від 01.09.2026");
  await page.getByRole("button", { name: "Внести заяву" }).click();
  await expect(page.getByRole("heading", { name: "Заяву внесено" })).toBeVisible();
  await expectAccessible(page);
  const number = await answerTo(page, "Номер заяви");
  const login = await answerTo(page, "Ім’я користувача");
  const password = await answerTo(page, "Одноразовий пароль");

  // The paper can be checked afterwards, and that it was looked at is written down.
  await page.goto(`/office/cases/${number}`);
  await expect(page.getByText("Довідка № 12")).toHaveCount(0);
  await page.getByRole("button", { name: "Показати документи" }).click();
  await expect(page.getByText("Довідка № 12").first()).toBeVisible();
  await expectAccessible(page);
  await demo.signIn(page, { role: "auditor" });
  await page.goto(`/office/cases/${number}`);
  await expect(page.getByText("документ-підстава")).toBeVisible();

  await acceptAsFamily(page, login, password, number);
  await demo.signIn(page, { role: "head", kindergarten: kindergarten.id });
  await page.goto("/office/invitations?state=accepted");
  await page.getByRole("button", { name: `Зарахувати ${number}` }).click();
  await expect(page.getByText("Дитину зараховано")).toBeVisible();
  await page.goto("/office/children?period=starting");
  await expect(page.getByRole("link", { name: number })).toBeVisible();
  await expectAccessible(page);
});

test("a child with a referral is entered for a compensating group", async ({ page, demo }) => {
  const kindergarten = await beHead(page, demo);
  await openGroup(page, "compensating", "Дзвіночок");
  await demo.signIn(page, { role: "education_officer", kindergarten: kindergarten.id });
  await page.goto("/office/direct");
  await enterFamily(page, child("Назар"), kindergarten);
  await page.getByLabel("Документ-підстава").fill("Висновок ІРЦ № 7 від 01.09.2026");
  await page.getByLabel("Вид групи").selectOption("compensating");
  await page.getByRole("button", { name: "Внести заяву" }).click();
  const number = await answerTo(page, "Номер заяви");
  await page.getByRole("link", { name: "Відкрити заяву" }).click();
  await expect(page.locator("h1")).toContainText(number);
  await expect(page.locator("table"), "it stands in the line of the special group").toContainText(kindergarten.name);
});

test("the head files for a family, closes an empty group, and sees the planned intake", async ({ page, demo }) => {
  const kindergarten = await beHead(page, demo);
  const group = await openGroup(page, "general", "Волошка");
  await page.getByLabel("Скільки місць").fill("2");
  const year = page.getByLabel("Рік");
  await year.fill(String(Number(await year.inputValue()) + 1));
  await page.getByRole("button", { name: "Оголосити місця" }).click();
  await expect(page.getByText("Місця буде надано того дня")).toBeVisible();
  await page.goto("/office/groups");
  await expect(page.locator("#planned ~ .table-scroll")).toContainText("Волошка");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);

  await page.goto("/office");
  await page.getByRole("link", { name: "Подати заяву за родину" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const family = child("Устим");
  await enterFamily(page, family, kindergarten);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Пільга", { exact: true }).selectOption("serviceman");
  await page.getByRole("button", { name: "Подати заяву" }).click();
  await expect(page.locator(".error-summary"), "a privilege needs its proof").toContainText("підтверджує пільгу");
  await page.getByLabel("Документ, що підтверджує пільгу").fill("Довідка № 3");
  await page.getByRole("button", { name: "Подати заяву" }).click();
  await expect(page.getByRole("heading", { name: "Заяву внесено" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const number = await answerTo(page, "Номер заяви");
  await page.getByRole("link", { name: "Відкрити заяву" }).click();
  await expect(page.locator(".card"), "the department decides the privilege").toContainText("Чекає");

  // The second child of the family goes into the account it has now: no second password.
  await page.goto("/office/filing");
  await enterFamily(page, { ...child("Захар"), phone: family.phone }, kindergarten);
  await page.getByRole("button", { name: "Подати заяву" }).click();
  await expect(page.getByText("обліковому записі, який родина вже має")).toBeVisible();
  await expect(page.getByText("Одноразовий пароль")).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(`${group}/close`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Так, закрити групу" }).click();
  await expect(page.getByText("Групу закрито.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Волошка" })).toHaveCount(0);
  await page.goto(`/office/cases/${number}`);
  await expect(page.locator("h1"), "the application stays").toContainText(number);
});

test("a family that lost its password gets a new one for its passport, and is told", async ({ page, demo }) => {
  await page.goto("/demo");
  const row = page.locator("tr", { has: page.getByRole("cell", { name: "чекає", exact: true }) }).first();
  const number = (await row.getByRole("button").innerText()).trim();
  const districts = await page.locator("#district option").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  for (const district of districts) {
    await demo.signIn(page, { role: "education_officer", district: district ?? undefined });
    const answer = await page.goto(`/office/cases/${number}`);
    if (answer?.ok()) break;
  }
  await page.getByRole("link", { name: "Видати новий пароль" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Видати новий пароль" }).click();
  await expect(page.locator(".error-summary")).toContainText("Впишіть документ");
  await page.getByLabel("Документ, за яким встановлено особу").fill("паспорт 000000001");
  await page.getByRole("button", { name: "Видати новий пароль" }).click();
  await expectAccessible(page);
  const login = await answerTo(page, "Ім’я користувача");
  const password = await answerTo(page, "Одноразовий пароль");
  const letters = (await demo.outbox()).filter((letter) => letter.kind === "password_handed");
  expect(letters.length, "the family is told").toBeGreaterThan(0);
  await signInByPassword(page, login, password);
  await expect(page.getByRole("heading", { name: "Оберіть власний пароль" })).toBeVisible();
});

test("a list with names leaves as a file, and the auditor sees that it did", async ({ page, demo }) => {
  await demo.signIn(page, { role: "head" });
  await page.goto("/office/children");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("children.csv");
  await demo.signIn(page, { role: "auditor" });
  await page.goto("/office/exports");
  await expect(page.locator("tbody tr").first()).toContainText("Завідувач садка");
  await expectAccessible(page);
});
