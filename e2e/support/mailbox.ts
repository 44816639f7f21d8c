import { createServer, type Server, type Socket } from "node:net";

/** A mail as it went over the wire. */
export interface Letter {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * A mail server on this machine that keeps what it is given and sends nothing on. A mail that comes again after a crash
 * has the id of the first and is kept once, as a reader's mailbox would.
 */
export class Mailbox {
  readonly letters: Letter[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Listens on a free port. */
  static open(): Promise<Mailbox> {
    return new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        const port = typeof address === "object" && address ? address.port : 0;
        const mailbox = new Mailbox(server, `smtp://127.0.0.1:${port}`);
        server.on("connection", (socket) => mailbox.talk(socket));
        resolve(mailbox);
      });
    });
  }

  /** Takes no more mail. */
  close(): void {
    this.server.close();
    this.server.unref();
  }

  /** The part of SMTP (RFC 5321) that a client with one mail needs. */
  private talk(socket: Socket): void {
    let unread = "";
    let to = "";
    let mail: string[] | undefined;
    socket.on("error", () => socket.destroy());
    socket.write("220 mailbox\r\n");
    socket.on("data", (chunk) => {
      unread += chunk.toString("latin1");
      for (let end = unread.indexOf("\r\n"); end >= 0; end = unread.indexOf("\r\n")) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (mail && line !== ".") {
          mail.push(line);
          continue;
        }
        if (mail) {
          const letter = read(to, mail);
          if (!this.letters.some(({ id }) => id === letter.id)) this.letters.push(letter);
          mail = undefined;
          socket.write("250 taken\r\n");
        } else if (line === "DATA") {
          mail = [];
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") {
          socket.end("221 bye\r\n");
        } else {
          to = /^RCPT TO:<(.*)>/.exec(line)?.[1] ?? to;
          socket.write("250 fine\r\n");
        }
      }
    });
  }
}

/** Subject (RFC 2047 words) and body (base64) as the program writes them. */
function read(to: string, lines: string[]): Letter {
  const empty = lines.indexOf("");
  const headers = lines.slice(0, empty).join("\r\n").replaceAll(/\r\n\s+/g, " ");
  const id = /^Message-ID: (.*)$/m.exec(headers)?.[1] ?? "";
  const words = /^Subject: (.*)$/m.exec(headers)?.[1] ?? "";
  const decoded = words.replaceAll(/\?=\s+=\?/g, "?==?").replaceAll(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word: string) =>
    Buffer.from(word, "base64").toString("latin1"),
  );
  const text = Buffer.from(lines.slice(empty + 1).join(""), "base64").toString("utf8");
  return { id, to, subject: Buffer.from(decoded, "latin1").toString("utf8").trim(), text };
}
