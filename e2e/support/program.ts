import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FILE = process.env.SADOK_PROGRAM ?? join(import.meta.dirname, "../../target/debug/sadok");

/** A data folder of its own, removed by whoever made it. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "sadok-journeys-"));
}

/** Runs the program to its end, as an operator would; fails when it does not end well. */
export function command(args: string[], input = ""): string {
  return execFileSync(FILE, args, { input, encoding: "utf8" });
}

/** The real program, serving pages. */
export class Program {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** A small invented city in a data folder of its own. */
  static async demo(): Promise<Program> {
    const folder = emptyFolder();
    const address = `127.0.0.1:${await freePort()}`;
    const args = ["demo", "--listen", address, "--data", folder, "--children", "300", "--seed", "1"];
    return Program.start(args, {}, address, folder);
  }

  /** A node as a city runs it, on the database in the folder. */
  static async serve(folder: string, settings: Record<string, string>): Promise<Program> {
    const address = `127.0.0.1:${await freePort()}`;
    return Program.start(["serve"], { ...settings, SADOK_LISTEN: address, SADOK_DATA: folder }, address, folder);
  }

  /** Starts the program and waits until it is ready. */
  private static async start(
    args: string[],
    settings: Record<string, string>,
    address: string,
    folder: string,
  ): Promise<Program> {
    const child = spawn(FILE, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...settings } });
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
      throw new Error(`${error}\n${FILE} ${args.join(" ")}\n${said.join("")}`);
    }
    return program;
  }

  /** Ends the program, by force when it does not end by itself, and removes its data. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends the program as a power cut would; its data stay. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill(signal);
      const force = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(force);
    }
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
