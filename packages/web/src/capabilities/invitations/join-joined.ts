import { useCallback } from "react";
import { forgetLinkToken } from "../../shell/link-token.ts";
import { useEnter } from "../identity/use-enter.ts";

/** After joining: into the Organization, whose first page goes by what the new member may see. */
export function useJoined(): (joined: { organization_id: string }) => Promise<void> {
  const enter = useEnter();
  return useCallback(
    async ({ organization_id: id }) => {
      await enter(`/o/${id}`);
      forgetLinkToken("/join");
    },
    [enter],
  );
}
