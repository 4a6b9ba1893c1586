import * as contract from "@rollcall/contract/directory";
import type { Door } from "../../platform/http.ts";
import { answerWith, type Platform } from "../../platform/transact.ts";
import * as commands from "./commands.ts";
import { previewRequest } from "./previewing.ts";
import * as queries from "./queries.ts";

export function directoryRoutes(door: Door, platform: Platform): void {
  door.query(contract.getDirectory, (reading) => queries.getDirectory(reading));
  door.query(contract.listDirectoryTokens, (reading, { query }) => queries.listDirectoryTokens(reading, query));
  door.command(contract.createDirectoryToken, (work, { body }) =>
    answerWith(work, commands.createToken(work, body), async (reading, { id, secret }) => ({
      token: await queries.getToken(reading, id),
      secret,
    })),
  );
  door.command(contract.revokeDirectoryToken, (work, { params }) =>
    answerWith(work, commands.revokeToken(work, params.token_id), (reading) =>
      queries.getToken(reading, params.token_id),
    ),
  );
  door.command(contract.setDirectoryBrake, (work, { body }) =>
    answerWith(work, commands.setBrake(work, body.percent), queries.getBrake),
  );
  door.command(contract.releaseDirectoryBrake, (work) =>
    answerWith(work, commands.releaseBrake(work), queries.getBrake),
  );
  door.query(contract.listDirectoryRequests, (reading, { query }) => queries.listDirectoryRequests(reading, query));
  door.query(contract.getDirectoryRequest, (reading, { params }) => queries.getExchange(reading, params.request_id));
  door.command(contract.previewDirectoryRequest, (work, { params }) =>
    previewRequest(platform, work, params.request_id),
  );
}
