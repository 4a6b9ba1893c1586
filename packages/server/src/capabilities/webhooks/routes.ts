import * as contract from "@rollcall/contract/webhooks";
import type { Door } from "../../platform/http.ts";
import { answerWith } from "../../platform/transact.ts";
import { replayDelivery, sendTest, startReplay } from "./asking.ts";
import { withGoodAddress } from "./checking.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";
import { holdEndpoint } from "./store.ts";

export function webhookRoutes(door: Door): void {
  door.query(contract.listWebhookEndpoints, (reading) => queries.listWebhookEndpoints(reading));
  door.errand(contract.createWebhookEndpoint, (errand, { body }) =>
    withGoodAddress(errand, body.url, (work) =>
      answerWith(work, commands.createEndpoint(work, body), async (reading, { id, secret }) => ({
        endpoint: await queries.getEndpoint(reading, id),
        secret,
      })),
    ),
  );
  door.query(contract.getWebhookEndpoint, (reading, { params }) => queries.getEndpoint(reading, params.endpoint_id));
  door.errand(
    contract.updateWebhookEndpoint,
    (errand, { params, body }) =>
      withGoodAddress(errand, body.url, (work) =>
        answerWith(work, commands.updateEndpoint(work, params.endpoint_id, body), (reading) =>
          queries.getEndpoint(reading, params.endpoint_id),
        ),
      ),
    async (work, { endpoint_id }) => {
      await holdEndpoint(work.tx, work.organizationId, endpoint_id);
      return queries.getEndpoint(work, endpoint_id);
    },
  );
  door.command(contract.deleteWebhookEndpoint, (work, { params }) => commands.deleteEndpoint(work, params.endpoint_id));
  door.command(contract.rotateWebhookSecret, (work, { params, body }) =>
    answerWith(
      work,
      commands.rotateSecret(work, params.endpoint_id, body.overlap_hours),
      async (reading, { secret }) => ({ endpoint: await queries.getEndpoint(reading, params.endpoint_id), secret }),
    ),
  );
  door.command(contract.testWebhookEndpoint, (work, { params }) =>
    answerWith(work, sendTest(work, params.endpoint_id), (reading, delivery_id) =>
      queries.getDelivery(reading, { ...params, delivery_id }),
    ),
  );

  door.query(contract.listWebhookDeliveries, (reading, { params, query }) =>
    queries.listDeliveries(reading, params.endpoint_id, query),
  );
  door.query(contract.getWebhookDelivery, (reading, { params }) => queries.getExchange(reading, params));
  door.command(contract.replayWebhookDelivery, (work, { params }) =>
    answerWith(work, replayDelivery(work, params.endpoint_id, params.delivery_id), (reading) =>
      queries.getDelivery(reading, params),
    ),
  );
  door.command(contract.startWebhookReplay, (work, { params, body }) =>
    answerWith(work, startReplay(work, params.endpoint_id, body), (reading, id) =>
      queries.getReplay(reading, params.endpoint_id, id),
    ),
  );
  door.query(contract.listWebhookReplays, (reading, { params }) => queries.listReplays(reading, params.endpoint_id));
  door.query(contract.getWebhookReplay, (reading, { params }) =>
    queries.getReplay(reading, params.endpoint_id, params.replay_id),
  );
}
