import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The real program, serving a small invented city from a data folder of its own. */
export class Program {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts the demo on a free port and waits until it is ready. */
  static async start(): Promise<Program> {
    const file = process.env.SADOK_PROGRAM ?? join(import.meta.dirname, "../../target/debug/sadok");
    const folder = mkdtempSync(join(tmpdir(), "sadok-journeys-"));
    const address = `127.0.0.1:${await freePort()}`;
    const args = ["demo", "--listen", address, "--data", folder, "--children", "300", "--seed", "1"];
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        said.push(chunk.toString());
        if (said.length > 200) said.shift();
      });
    }
    const program = new Program(`http://${address}`, child, folder);
    try {
      await program.untilReady();
    } catch (error) {
      await program.stop();
      throw new Error(`${error}\n${file} ${args.join(" ")}\n${said.join("")}`);
    }
    return program;
  }

  /** Ends the program, by force when it does not end by itself, and removes its data. */
  async stop(): Promise<void> {
    if (this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGTERM");
      const force = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(force);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    let failure: Error | undefined;
    this.child.once("error", (error) => (failure = error));
    const end = Date.now() + 120_000;
    while (Date.now() < end) {
      if (failure) throw failure;
      if (this.child.exitCode !== null) throw new Error(`the program ended with ${this.child.exitCode}`);
      const ready = await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the program was not ready after two minutes");
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
