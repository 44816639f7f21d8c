import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Page } from "@playwright/test";
import { expect, test } from "../support/journey.ts";
import { type Letter, Mailbox } from "../support/mailbox.ts";
import { command, emptyFolder, Program } from "../support/program.ts";

/** A city that begins: not the demonstration, but what an operator installs. */

const GARDENS = `id;name;district;address;lat;lon;group;group_name;from;to;capacity;children
1;Садок № 1;Перший;вул. Перша, 1;50,4701;30,5102;g1;Малята;2;6;10;4
2;Садок № 2;Другий;вул. Друга, 2;50,4101;30,6302;g2;Малята;2;6;15;15
`;

const MAPPING = `title = "Садки міста"
source = "вигадано для проби"

[file]
format = "csv"
delimiter = ";"

[kindergarten]
identity = "id"
rows = "many"
name = "name"
district = "district"
address = "address"

[location]
system = "EPSG:4326"
northing = "lat"
easting = "lon"

[group]
identity = "group"
name = "group_name"
age = { from = "from", to = "to", unit = "years" }
language = { constant = "uk" }
capacity = "capacity"
children = "children"
`;

const PASSWORD = "зелений дах і чотири коти";

/** Somebody with a browser of their own. */
async function visitor(browser: Browser, program: Program): Promise<Page> {
  const javaScriptEnabled = test.info().project.use.javaScriptEnabled;
  const context = await browser.newContext({ baseURL: program.url, locale: "uk-UA", javaScriptEnabled });
  return context.newPage();
}

async function next(page: Page): Promise<void> {
  await page.locator("main").getByRole("button", { name: "Продовжити", exact: true }).last().click();
}

async function apply(page: Page): Promise<string> {
  await page.goto("/cabinet/apply");
  await page.getByRole("button", { name: "Почати" }).click();
  await page.getByLabel("Прізвище").fill("Вигаданенко");
  await page.getByLabel("Ім’я", { exact: true }).fill("Марія");
  await page.getByLabel("День").fill("15");
  await page.getByLabel("Місяць").fill("3");
  await page.getByLabel("Рік").fill(String(new Date().getFullYear() - 3));
  await page.getByLabel("Дівчинка").check();
  await next(page);
  await page.getByLabel("Свідоцтво про народження, Україна").check();
  await page.getByLabel("Серія та номер").fill("I-BЛ 123456");
  await next(page);
  await page.getByLabel("Вулиця, будинок, квартира").fill("вул. Вигадана, 5, кв. 12");
  await page.getByLabel("Район").selectOption({ index: 1 });
  await next(page);
  await page.getByLabel("Якнайшвидше").check();
  await page.getByLabel("Будь-яка").check();
  await next(page);
  await page.locator("input[type=checkbox][name=wish]").first().check();
  await page.getByRole("button", { name: "Зберегти позначки й продовжити" }).click();
  await page.getByLabel("Ні", { exact: true }).check();
  await next(page);
  await next(page);
  await page.getByRole("button", { name: "Подати заяву" }).click();
  const number = /[0-9]{2,}-[0-9-]+|[A-Z]+-[0-9-]+/.exec(await page.locator("main").innerText())?.[0];
  expect(number, "the application has a number").toBeDefined();
  return number ?? "";
}

test("a city starts from its own file, and an invitation reaches a family by mail", async ({ browser }) => {
  test.setTimeout(180_000);
  const folder = emptyFolder();
  const [file, mapping] = [join(folder, "gardens.csv"), join(folder, "gardens.toml")];
  writeFileSync(file, GARDENS);
  writeFileSync(mapping, MAPPING);
  const data = join(folder, "data");
  const imported = command(["import", "kindergartens", file, "--map", mapping, "--data", data]);
  expect(imported).toContain("Kindergartens: 2 new, 0 changed");
  expect(imported).toContain("Groups: 2 new, 0 changed");

  const mailbox = await Mailbox.open();
  const settings = { SADOK_SMTP__URL: mailbox.url, SADOK_SMTP__FROM: "Садок <no-reply@sadok.example>" };
  // The first life of the program sends nothing by itself: its mail waits in the outbox.
  let program = await Program.serve(data, { ...settings, SADOK_WORKER__EVERY_SECONDS: "3600" });
  try {
    const list = (await (await fetch(`${program.url}/api/v1/kindergartens`)).json()) as {
      items: { id: string; name: string }[];
    };
    const garden = list.items.find((item) => item.name === "Садок № 1")?.id ?? "";
    const head = ["--name", "Завідувачка Вигадана", "--role", "head", "--kindergarten", garden];
    command(["user", "add", "head", ...head, "--data", data], `${PASSWORD}\n`);

    const parent = await visitor(browser, program);
    await parent.goto("/register");
    await parent.getByLabel("Ваше ім’я").fill("Вигадана Родина");
    await parent.getByLabel("Ім’я користувача").fill("rodyna");
    await parent.getByLabel("Пароль").fill(PASSWORD);
    await parent.getByLabel("Електронна пошта").fill("rodyna@example.com");
    await parent.getByRole("button", { name: "Створити" }).click();
    await expect(parent.locator("h1")).toHaveText("Ваш кабінет");
    const number = await apply(parent);

    // The power goes between the commit and the mail: what was answered is there, and so is its mail.
    expect(mailbox.letters, "nothing has left yet").toEqual([]);
    await program.kill();
    program = await Program.serve(data, { ...settings, SADOK_WORKER__EVERY_SECONDS: "1" });
    const letter = async (about: (letter: Letter) => boolean): Promise<void> => {
      await expect.poll(() => mailbox.letters.filter(about).length, { timeout: 30_000 }).toBe(1);
    };
    await letter((mail) => mail.to === "rodyna@example.com" && mail.text.includes(number));

    const office = await visitor(browser, program);
    await office.goto("/sign-in");
    await office.getByLabel("Ім’я користувача").fill("head");
    await office.getByLabel("Пароль").fill(PASSWORD);
    await office.locator("main").getByRole("button", { name: "Увійти" }).click();
    await office.goto("/office/groups");
    await office.locator("tbody").getByRole("link").first().click();
    await office.getByLabel("Скільки місць").fill("1");
    await office.getByRole("button", { name: "Оголосити місця" }).click();
    await expect(office.getByText(/^Готово\. Надіслано запрошень: 1/)).toBeVisible();
    await letter((mail) => mail.subject.includes("Запрошення") && mail.text.includes("Садок № 1"));
    expect(mailbox.letters.every((mail) => !mail.text.includes("Вигаданенко")), "no mail names the child").toBe(true);
  } finally {
    await program.stop();
    mailbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
