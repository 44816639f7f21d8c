import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type APIRequestContext, type Page } from "@playwright/test";
import { Program } from "./program.ts";

export { expect };

/** Who to be: a role by its code, with the kindergarten, district or application it is about where there are many. */
export interface Person {
  role: string;
  kindergarten?: string;
  application?: string;
  district?: string;
}

/** A mail, SMS or cabinet message that the program sent. */
export interface Message {
  id: string;
  to: string;
  channel: "cabinet" | "email" | "sms";
  kind: string;
  subject: string;
  text: string;
  created_at: string;
}

/** The controls of the demo: signing in as anybody, moving the clock, reading what was sent. */
export class Demo {
  constructor(
    private readonly url: string,
    private readonly request: APIRequestContext,
  ) {}

  /** Signs the page's browser in. */
  async signIn(page: Page, person: Person): Promise<void> {
    const answer = await page.request.post(`${this.url}/demo/sign-in`, { data: person });
    expect(answer.ok(), `sign in as ${JSON.stringify(person)}: ${answer.status()}`).toBe(true);
  }

  /** Moves the clock by a length such as `7d`, or to a day; all work due by then is done when this returns. */
  async moveClock(to: { advance: string } | { to: string }): Promise<void> {
    const answer = await this.request.post(`${this.url}/demo/clock`, { data: to });
    expect(answer.ok(), `move the clock: ${answer.status()} ${await answer.text()}`).toBe(true);
  }

  /** Everything that was sent so far. */
  async outbox(): Promise<Message[]> {
    const answer = await this.request.get(`${this.url}/demo/outbox`);
    expect(answer.ok(), `read the outbox: ${answer.status()}`).toBe(true);
    return ((await answer.json()) as { items: Message[] }).items;
  }
}

interface OfAWorker {
  program: Program;
  /** Which city: journeys that move the clock, or use up what others look for, name one of their own. */
  city: string;
}

interface OfATest {
  demo: Demo;
  staysHome: void;
}

/**
 * A journey: one running program for each worker, its address as `baseURL`, the demo's controls, and a watch that fails
 * the journey when a page asks any other host for anything.
 */
export const test = base.extend<OfATest, OfAWorker>({
  city: ["shared", { option: true, scope: "worker" }],
  program: [
    async ({ city: _ }, use) => {
      const program = await Program.demo();
      await use(program);
      await program.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ program }, use) => use(program.url),
  demo: async ({ program, playwright }, use) => {
    const request = await playwright.request.newContext();
    await use(new Demo(program.url, request));
    await request.dispose();
  },
  staysHome: [
    async ({ context, program }, use) => {
      const strangers: string[] = [];
      context.on("request", (request) => {
        const url = request.url();
        if (/^(https?|wss?):/.test(url) && !url.startsWith(program.url)) strangers.push(url);
      });
      await use();
      expect(strangers, "requests that left for a third party").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the demo's door of the first parent whose application is in a state; answers the application's number. */
export async function beParent(page: Page, state: string): Promise<string> {
  await page.goto("/demo");
  const row = page.locator("tr", { has: page.getByRole("cell", { name: state, exact: true }) }).first();
  const button = row.getByRole("button");
  const number = (await button.innerText()).trim();
  await button.click();
  await expect(page).toHaveURL(new RegExp(`/cabinet/applications/${encodeURIComponent(number)}$`));
  return number;
}

/**
 * Signs in as the head of a kindergarten with a group that has room and for which at least so many children wait; answers
 * the kindergarten's id and the group's address.
 */
export async function beHeadWithRoom(page: Page, demo: Demo, waiting = 0): Promise<[string, string]> {
  const answer = await page.request.get("/api/v1/kindergartens?vacant=true&limit=100");
  const { items } = (await answer.json()) as { items: { id: string }[] };
  for (const { id } of items) {
    await demo.signIn(page, { role: "head", kindergarten: id });
    await page.goto("/office/groups");
    const roomy = page.locator("tbody tr").filter({ has: page.locator("td strong", { hasText: /^[1-9]\d*$/ }) });
    const groups = await roomy.getByRole("link").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    for (const group of groups) {
      await page.goto(group);
      const said = /Чека(?:є|ють) (\d+)/u.exec(await page.locator("main").innerText());
      if (Number(said?.[1] ?? 0) >= waiting) return [id, group];
    }
  }
  throw new Error(`no head of this city has room in a group that ${waiting} children wait for`);
}

/** Signs in as the officer of the first district that has a claim to decide, and opens the list. */
export async function beOfficerWithClaims(page: Page, demo: Demo): Promise<void> {
  await page.goto("/demo");
  const districts = await page.locator("#district option").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  for (const district of districts) {
    await demo.signIn(page, { role: "education_officer", district: district ?? undefined });
    await page.goto("/office/claims");
    if ((await page.locator("tbody tr").count()) > 0) return;
  }
  throw new Error("no claim waits in any district of this city");
}

/** Signs in by name and password, as anybody who is not signed in does. */
export async function signInByPassword(page: Page, login: string, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Ім’я користувача").fill(login);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await page.locator("main form button").click();
}

/** The answer behind a label of a summary list. */
export async function answerTo(page: Page, label: string): Promise<string> {
  const row = page.locator(".summary > div", { has: page.locator("dt", { hasText: label }) });
  return (await row.locator("dd").first().innerText()).trim();
}

/** Whether this run has scripts switched on. */
export function hasScripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/**
 * Holds the page against WCAG 2.2 AA. Without scripts axe cannot run, and the page is the same HTML: the run with
 * scripts has judged it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!hasScripts()) return;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Holds the page against a width: nothing may have to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide, `width of ${page.url()}`).toBeLessThanOrEqual(seen);
}
