import { type Page } from "@playwright/test";
import { type Demo, expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

/** Signs in as the officer of a district that has a claim to decide; says whether there is one. */
async function beOfficerWithClaims(page: Page, demo: Demo): Promise<boolean> {
  await page.goto("/demo");
  const districts = await page.locator("#district option").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  for (const district of districts) {
    await demo.signIn(page, { role: "education_officer", district: district ?? undefined });
    await page.goto("/office/claims");
    if ((await page.locator("tbody tr").count()) > 0) return true;
  }
  return false;
}

test("the officer's desk shows what waits, and every page behind it stands", async ({ page, demo }) => {
  await demo.signIn(page, { role: "education_officer" });
  for (const path of ["/office", "/office/claims", "/office/silent", "/office/direct", "/office/children"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator("h1")).toHaveCount(1);
    await expectAccessible(page);
  }
  const refused = await page.goto("/office/groups");
  expect(refused?.status(), "groups are the head's").toBe(403);
});

test("a claim is confirmed, and the family is told", async ({ page, demo }) => {
  test.skip(!(await beOfficerWithClaims(page, demo)), "no claim waits in this city");
  await page.locator("tbody tr th a").first().click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Показати дані родини" }).click();
  await expect(page.getByRole("heading", { name: "Родина" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Підтвердити" }).first().click();
  await expect(page.getByText("Рішення збережено")).toBeVisible();
  await expectAccessible(page);
  const letters = await demo.outbox();
  expect(letters.some((letter) => letter.kind === "claim_confirmed")).toBe(true);
});

test("a claim is not rejected without a reason", async ({ page, demo }) => {
  test.skip(!(await beOfficerWithClaims(page, demo)), "no claim waits in this city");
  await page.locator("tbody tr th a").first().click();
  await page.locator("details summary", { hasText: "Відмовити" }).first().click();
  await page.getByRole("button", { name: "Відмовити" }).first().click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expectAccessible(page);
});

test("a direct case needs its document", async ({ page, demo }) => {
  await demo.signIn(page, { role: "education_officer" });
  await page.goto("/office/direct");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Внести заяву" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator(".error-summary")).toContainText("прізвище");
  await expectAccessible(page);
});
