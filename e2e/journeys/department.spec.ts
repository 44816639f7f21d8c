import { beOfficerWithClaims, expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test("the officer's desk shows what waits, and every page behind it stands", async ({ page, demo }) => {
  await demo.signIn(page, { role: "education_officer" });
  for (const path of ["/office", "/office/claims", "/office/silent", "/office/direct", "/office/filing", "/office/children"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator("h1")).toHaveCount(1);
    await expectAccessible(page);
  }
  const refused = await page.goto("/office/groups");
  expect(refused?.status(), "groups are the head's").toBe(403);
});

test("a claim is confirmed, and the family is told", async ({ page, demo }) => {
  await beOfficerWithClaims(page, demo);
  await page.locator("tbody tr th a").first().click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Показати документи" }).click();
  await expect(page.getByRole("heading", { name: "Документи", exact: true })).toBeVisible();
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
  await beOfficerWithClaims(page, demo);
  await page.locator("tbody tr th a").first().click();
  await page.locator("details summary", { hasText: "Відмовити" }).first().click();
  await page.getByRole("button", { name: "Відмовити" }).first().click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expectAccessible(page);
});

test("an empty entry says everything that is missing, and fits a phone", async ({ page, demo }) => {
  await demo.signIn(page, { role: "education_officer" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/office/direct");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Внести заяву" }).click();
  const summary = page.locator(".error-summary");
  for (const field of ["basis", "guardian", "surname", "given_name", "born-day", "sex", "document", "wishes"]) {
    await expect(summary.locator(`a[href="#${field}"]`), field).toHaveCount(1);
  }
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
