import { type Page } from "@playwright/test";
import {
  beHeadWithRoom,
  beParent,
  type Demo,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type Message,
  test,
} from "../support/journey.ts";

// These journeys use places up and move the clock: they have a city of their own.
test.use({ city: "places" });
test.describe.configure({ timeout: 180_000 });

const NUMBER = /\p{L}-\d{4}-\d{6}-\d/u;

/** The applications that were invited since these messages. */
async function invitedSince(demo: Demo, before: Message[]): Promise<string[]> {
  const known = new Set(before.map((message) => message.id));
  const fresh = (await demo.outbox()).filter((message) => message.kind === "invitation" && !known.has(message.id));
  return [...new Set(fresh.map((message) => NUMBER.exec(`${message.subject} ${message.text}`)?.[0] ?? ""))];
}

/** The applications of the general queue that the public lists of the first kindergartens name. */
async function waitingInGeneral(page: Page): Promise<string[]> {
  const gardens = (await (await page.request.get("/api/v1/kindergartens?limit=10")).json()) as { items: { id: string }[] };
  const numbers = new Set<string>();
  for (const { id } of gardens.items) {
    const answer = await page.request.get(`/api/v1/queue?kindergarten=${id}&limit=10`);
    const line = (await answer.json()) as { items: { application: string; class: string }[] };
    for (const item of line.items) if (item.class === "general") numbers.add(item.application);
  }
  return [...numbers];
}

/** Signs in as a waiting family of the general queue with several kindergartens; answers the application's number. */
async function beWaiting(page: Page, demo: Demo): Promise<string> {
  for (const number of await waitingInGeneral(page)) {
    await demo.signIn(page, { role: "parent", application: number });
    await page.goto(`/cabinet/applications/${number}`);
    if ((await page.locator(".place").count()) > 1) return number;
  }
  throw new Error("no family of the general queue waits for several kindergartens");
}

async function state(page: Page, group: string): Promise<void> {
  await page.goto(group);
  await page.getByLabel("Скільки місць").fill("1");
  await page.getByRole("button", { name: "Оголосити місця" }).click();
  await expect(page.getByText("Надіслано запрошень: 1")).toBeVisible();
}

test("a stated place goes to the first in line, is declined, and goes to the next, who is enrolled and leaves", async ({
  page,
  demo,
}) => {
  const [kindergarten, group] = await beHeadWithRoom(page, demo, 3);
  let before = await demo.outbox();
  await state(page, group);
  const [first] = await invitedSince(demo, before);

  // The first family declines: the place goes on by itself.
  before = await demo.outbox();
  await demo.signIn(page, { role: "parent", application: first });
  await page.goto(`/cabinet/applications/${first}`);
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  await page.getByRole("link", { name: "Відмовитися…" }).click();
  await page.getByRole("button", { name: "Відмовитися від місця" }).click();
  const [second] = await invitedSince(demo, before);
  expect(second, "somebody else is invited at once").toMatch(NUMBER);
  expect(second).not.toBe(first);

  await demo.signIn(page, { role: "parent", application: second });
  await page.goto(`/cabinet/applications/${second}`);
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  await page.getByRole("button", { name: "Прийняти місце" }).click();
  await expect(page.getByRole("heading", { name: "Які документи принести" })).toBeVisible();

  await demo.signIn(page, { role: "head", kindergarten });
  await page.goto("/office/invitations?state=accepted");
  await page.getByRole("button", { name: `Зарахувати ${second}` }).click();
  await expect(page.getByText("Дитину зараховано")).toBeVisible();
  await page.goto("/office/children");
  await expectAccessible(page);
  const row = page.locator("tbody tr", { has: page.getByRole("link", { name: second }) });
  await row.getByRole("link", { name: "Записати вибуття" }).click();
  await expectAccessible(page);

  // Announced for a coming day, the leaving can still be taken back.
  const year = page.getByLabel("Рік");
  await year.fill(String(Number(await year.inputValue()) + 1));
  await page.getByRole("radio").first().check();
  await page.locator("main form button").click();
  await expect(page.getByText("Вибуття заплановано")).toBeVisible();
  await expectAccessible(page);
  await row.getByRole("button", { name: "Усе ж залишається" }).click();
  await expect(page.getByText("Дитина залишається в групі")).toBeVisible();
  await row.getByRole("link", { name: "Записати вибуття" }).click();
  await page.getByRole("radio").first().check();
  await page.locator("main form button").click();
  await expect(page.getByRole("link", { name: second }), "the list no longer names the child").toHaveCount(0);

  // Leaving frees the place; the head states it, and the next child is invited.
  before = await demo.outbox();
  await state(page, group);
  const [third] = await invitedSince(demo, before);
  expect([first, second]).not.toContain(third);
});

test("a confirmed claim changes the class, and the history says what it was before", async ({ page, demo }) => {
  const number = await beWaiting(page, demo);
  await page.getByRole("link", { name: "Заявити пільгу" }).click();
  await expectAccessible(page);
  await page.getByLabel("діти військовослужбовців", { exact: true }).check();
  await page.getByLabel("Документ, що її підтверджує").fill("Довідка № 17 від 01.09.2026");
  await page.getByRole("button", { name: "Заявити" }).click();
  await expectAccessible(page);

  await page.goto("/demo");
  const districts = await page.locator("#district option").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  for (const district of districts) {
    await demo.signIn(page, { role: "education_officer", district: district ?? undefined });
    await page.goto(`/office/cases/${number}`);
    if (await page.getByRole("button", { name: "Підтвердити" }).count()) break;
  }
  await page.getByRole("button", { name: "Підтвердити" }).first().click();
  await expect(page.getByText("Рішення збережено")).toBeVisible();
  await expect(page.locator(".timeline")).toContainText("Було: Загальна черга, стало: Першочергово");

  await demo.signIn(page, { role: "parent", application: number });
  await page.goto(`/cabinet/applications/${number}`);
  await expect(page.getByText("Ваша черговість: Першочергово")).toBeVisible();
  await expect(page.locator(".timeline")).toContainText("Було: Загальна черга, стало: Першочергово");
  await expectAccessible(page);
});

test("a changed list shows its cost before it is saved, and what came and went afterwards", async ({ page, demo }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await beWaiting(page, demo);
  await page.getByRole("link", { name: "Змінити список садків" }).click();
  await page.getByRole("link", { name: "Прибрати" }).or(page.getByRole("button", { name: "Прибрати" })).last().click();
  await page.getByRole("link", { name: "Подивитися, що зміниться" }).or(page.getByRole("button", { name: "Подивитися, що зміниться" })).click();
  await expect(page.getByRole("heading", { name: "Що зміниться" })).toBeVisible();
  await expect(page.getByText("Дата реєстрації не зміниться")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Зберегти список" }).click();
  await expect(page.locator(".timeline")).toContainText("Прибрано: ");
  await expectAccessible(page);
});

test("an answer after the deadline is told so, the application rests, and the family brings it back", async ({
  page,
  demo,
}) => {
  const number = await beParent(page, "запрошено");
  await page.getByRole("link", { name: "Подивитися місце і відповісти" }).click();
  await expect(page.getByRole("button", { name: "Прийняти місце" })).toBeVisible();
  await demo.moveClock({ advance: "11d" });
  await page.getByRole("button", { name: "Прийняти місце" }).click();
  await expect(page.locator(".error-summary")).toContainText("Час на відповідь закінчився");
  await expectAccessible(page);

  const letters = (await demo.outbox()).filter((letter) => `${letter.subject} ${letter.text}`.includes(number));
  expect(letters.some((letter) => letter.kind === "reminder"), "reminded before the end").toBe(true);
  expect(letters.some((letter) => letter.kind === "suspended"), "told of the rest").toBe(true);

  await page.goto(`/cabinet/applications/${number}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Повернутися в чергу" }).first().click();
  await page.getByRole("button", { name: "Повернутися в чергу" }).click();
  await expect(page.getByText("Заява знову в черзі").first()).toBeVisible();
});

test("every desk says what its holder does, and every line of it opens", async ({ page, demo }) => {
  // Six desks with every page behind them, each looked at by axe.
  test.slow();
  for (const role of ["call_centre", "commission", "municipal_admin", "system_admin", "registry_officer", "auditor"]) {
    await demo.signIn(page, { role });
    await page.goto("/office");
    await expect(page.locator(".lead")).toBeVisible();
    await expectAccessible(page);
    const links = page.locator("main li a");
    for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""))) {
      const answer = await page.goto(href);
      expect(answer?.status(), `${role}: ${href}`).toBe(200);
      await expectAccessible(page);
    }
  }
});
