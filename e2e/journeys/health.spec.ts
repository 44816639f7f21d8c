import { expect, test } from "../support/journey.ts";

test("the program says that it is alive and ready", async ({ request }) => {
  for (const path of ["/healthz", "/readyz"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
  }
});
