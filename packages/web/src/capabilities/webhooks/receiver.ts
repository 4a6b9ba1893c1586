/** The receiver of the guide (`docs/webhooks.md`), word by word. */
export const receiver = `import { createServer } from "node:http";
import { verifyWebhook, WebhookVerificationError } from "@rollcall/sdk/webhooks";

const secret = process.env["ROLLCALL_WEBHOOK_SECRET"] ?? "";

createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  try {
    const event = verifyWebhook(Buffer.concat(pieces), request.headers, secret);
    if (event.type === "member.removed") console.log(\`\${event.data.email} is gone\`);
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    response.writeHead(400).end();
  }
}).listen(8080);
`;
