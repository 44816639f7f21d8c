import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test("the city's administrator finds groups by district, name, vacancies and norm", async ({ page, demo }) => {
  await demo.signIn(page, { role: "municipal_admin" });
  await page.goto("/office/groups");
  const headings = page.locator("main h2[id^=k]");
  const all = await headings.count();
  expect(all, "a page holds no more than twenty kindergartens").toBeLessThanOrEqual(20);
  await expectAccessible(page);

  const name = (await headings.first().innerText()).trim();
  await page.getByLabel("Назва садка").fill(name);
  await page.locator("main form button").first().click();
  await expect(page).toHaveURL(/name=/);
  await expect(headings.first()).toHaveText(name);
  await expectAccessible(page);

  await page.goto("/office/groups");
  await page.getByLabel("Групи").selectOption("vacant");
  await page.locator("main form button").first().click();
  await expect(page).toHaveURL(/with=vacant/);
  await expect(page.getByLabel("Групи")).toHaveValue("vacant");
  await expectAccessible(page);

  const next = page.getByRole("link", { name: "Далі" });
  if ((await next.count()) > 0) {
    const first = await headings.first().innerText();
    await next.click();
    await expect(page).toHaveURL(/with=vacant.*cursor=|cursor=.*with=vacant/);
    await expect(headings.first()).not.toHaveText(first);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/office/groups?with=over");
  await expectNoSidewaysScroll(page);
});
