import { expect, expectAccessible, expectNoSidewaysScroll, hasScripts, test } from "../support/journey.ts";

/** Pages that anybody may open, without signing in. */
const PAGES = [
  "/",
  "/kindergartens",
  "/queue",
  "/status",
  "/statistics",
  "/rules",
  "/accessibility",
  "/sign-in",
  "/register",
  "/demo",
];

for (const path of PAGES) {
  test(`${path} is open to everybody, on a phone and on a desk`, async ({ page }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page.locator("html")).toHaveAttribute("lang", "uk");
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
}

test("a kindergarten is found by its name, and its page and queue open from there", async ({ page }) => {
  await page.goto("/kindergartens");
  const first = page.locator(".card h3 a").first();
  const name = (await first.innerText()).trim();
  await page.getByLabel("Назва садка").fill(name);
  await page.getByRole("button", { name: "Показати" }).or(page.locator("form.filters button")).first().click();
  await expect(page, "the filter is in the address").toHaveURL(/name=/);
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page.locator("h1")).toHaveText(name);
  await expect(page.getByText("Усього місць")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Черга до цього садка" }).click();
  await expect(page.locator("h1")).toContainText(name);
  await expectAccessible(page);
});

test("the public queue names nobody", async ({ page }) => {
  await page.goto("/queue");
  await page.locator("main ul li a").first().click();
  const text = await page.locator("main").innerText();
  expect(text).toContain("Заяви показано за номерами");
  expect(text, "no certificate").not.toMatch(/[IІ]-[А-ЯІЇЄҐ]{2}\s*(№\s*)?\d{6}/u);
});

test("a wrong number or code is said at the field, and what was typed stays", async ({ page }) => {
  await page.goto("/status");
  await page.getByLabel("Номер заяви").fill("2026-000000-0");
  await page.getByRole("button", { name: "Показати" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page).toHaveTitle(/^Помилка/);
  await expect(page.getByLabel("Номер заяви")).toHaveValue("2026-000000-0");
  await expectAccessible(page);
});

test("the language switch keeps the page", async ({ page }) => {
  await page.goto("/kindergartens?vacant=yes");
  await page.locator(".site-tools").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/\/kindergartens\?.*vacant=yes/);
  await page.locator(".site-tools").getByRole("link", { name: "Українська" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
});

test("an address that is nowhere gets a page that helps", async ({ page }) => {
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveCount(1);
  await expectAccessible(page);
});

test("a page weighs at most 50 KB without the map", async ({ page }) => {
  test.skip(!hasScripts(), "the run with scripts loads more");
  let weight = 0;
  page.on("requestfinished", (request) => {
    void request.sizes().then((sizes) => (weight += sizes.responseBodySize + sizes.responseHeadersSize));
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await expect.poll(() => weight).toBeGreaterThan(0);
  expect(weight).toBeLessThanOrEqual(50 * 1024);
});
