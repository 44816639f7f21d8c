import { defineConfig } from "@playwright/test";

/**
 * The journeys run twice: with scripts, and as an old phone sees them, without. `cargo xtask test` builds the program
 * and names it and the browser in the environment; see README.md in this folder for running one journey by hand.
 */
export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results/files",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    browserName: "chromium",
    locale: "uk-UA",
    timezoneId: "Europe/Kyiv",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.SADOK_CHROMIUM || "/usr/bin/chromium",
      chromiumSandbox: process.env.SADOK_CHROMIUM_SANDBOX === "1",
    },
  },
  projects: [
    { name: "with scripts", use: { javaScriptEnabled: true } },
    { name: "without scripts", use: { javaScriptEnabled: false } },
  ],
});
