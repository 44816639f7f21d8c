import { beHeadWithRoom, expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test("the head's desk shows what waits, and every page behind it stands", async ({ page, demo }) => {
  await demo.signIn(page, { role: "head" });
  for (const path of ["/office", "/office/groups", "/office/invitations", "/office/children", "/office/filing", "/office/search?q=сад"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator("h1")).toHaveCount(1);
    await expectAccessible(page);
  }
  const refused = await page.goto("/office/claims");
  expect(refused?.status(), "claims are the department's").toBe(403);
  await expectAccessible(page);
});

test("the head states places, and never more than there is room for", async ({ page, demo }) => {
  await beHeadWithRoom(page, demo);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);

  await page.getByLabel("Скільки місць").fill("999");
  await page.getByRole("button", { name: "Оголосити місця" }).click();
  await expect(page.locator(".error-summary"), "more than the room is refused").toBeVisible();
  await expect(page.getByLabel("Скільки місць")).toHaveValue("999");
  await expectAccessible(page);

  await page.getByLabel("Скільки місць").fill("1");
  await page.getByRole("button", { name: "Оголосити місця" }).click();
  await expect(page.getByText(/^Готово\. Надіслано запрошень: \d+/)).toBeVisible();
  await expectAccessible(page);
});

test("a child whose family accepted is enrolled and stands in the register", async ({ page, demo }) => {
  // Who accepted, and where: the family's own page says it.
  await page.goto("/demo");
  const row = page.locator("tr", { has: page.getByRole("cell", { name: "погодились", exact: true }) }).first();
  const number = (await row.getByRole("button").innerText()).trim();
  await row.getByRole("button").click();
  await page.getByRole("link", { name: "Які документи й куди" }).click();
  const garden = await page.locator(".card h2 a").getAttribute("href");
  const kindergarten = garden?.split("/").pop();

  await demo.signIn(page, { role: "head", kindergarten });
  await page.goto("/office/invitations?state=accepted");
  await expect(page.getByRole("link", { name: number })).toBeVisible();
  await page.getByRole("button", { name: `Зарахувати ${number}` }).click();
  await expect(page.getByText("Дитину зараховано")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/office/cases/${number}`);
  await expect(page.locator("main")).toContainText("Зараховано");
  await expectAccessible(page);

  const letters = await demo.outbox();
  expect(letters.some((letter) => letter.kind === "enrolled"), "the family is told").toBe(true);
});
