import * as contract from "@rollcall/contract/webhooks";
import type { Noun } from "../noun.ts";

/** Webhooks and what became of every delivery. */
export const webhooks: Noun = {
  name: "webhooks",
  summary: "Where events are sent, and what became of each.",
  verbs: [
    { usage: "list", operation: contract.listWebhookEndpoints },
    { usage: "create <url>", operation: contract.createWebhookEndpoint },
    { usage: "show <endpoint>", operation: contract.getWebhookEndpoint },
    { usage: "update <endpoint>", operation: contract.updateWebhookEndpoint },
    {
      usage: "delete <endpoint>",
      operation: contract.deleteWebhookEndpoint,
      question: "Nothing is sent there any more, and its log goes. Delete it?",
    },
    { usage: "rotate-secret <endpoint>", operation: contract.rotateWebhookSecret },
    { usage: "test <endpoint>", operation: contract.testWebhookEndpoint },
    { usage: "deliveries <endpoint>", operation: contract.listWebhookDeliveries },
    { usage: "delivery <endpoint> <delivery>", operation: contract.getWebhookDelivery },
    { usage: "replay <endpoint> <delivery>", operation: contract.replayWebhookDelivery },
    { usage: "replay-since <endpoint> <since>", operation: contract.startWebhookReplay },
    { usage: "replays <endpoint>", operation: contract.listWebhookReplays },
    { usage: "replay-progress <endpoint> <replay>", operation: contract.getWebhookReplay },
  ],
};
