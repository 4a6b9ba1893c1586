import { createServer, type IncomingMessage } from "node:http";
import { verifyWebhook, WebhookVerificationError } from "@rollcall/sdk/webhooks";

// Without a secret every webhook is refused.
const { ROLLCALL_WEBHOOK_SECRET: secret = "", PORT: port = "8080" } = process.env;
// What arrives twice is done once. A real receiver keeps the ids of the last days in its database.
const done = new Set<string>();

const server = createServer(async (request, response) => {
  try {
    const event = verifyWebhook(await bodyOf(request), request.headers, secret === "" ? [] : secret);
    if (!done.has(event.id)) console.log(`${event.sequence} ${event.type} ${JSON.stringify(event.data)}`);
    done.add(event.id);
    response.writeHead(204).end();
  } catch (error) {
    const isForeign = error instanceof WebhookVerificationError;
    if (!isForeign) console.error(error);
    response.writeHead(isForeign ? 400 : 500).end();
  }
});
server.listen(Number(port), "127.0.0.1", () => console.log(`Listening at ${addressOf(server.address())}`));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

function addressOf(place: ReturnType<typeof server.address>): string {
  return typeof place === "object" && place !== null ? `http://localhost:${place.port}` : String(place);
}
