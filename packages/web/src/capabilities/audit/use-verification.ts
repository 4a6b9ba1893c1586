import { type AuditChain, type BrokenEvent, verifyAuditChain } from "@rollcall/contract/audit";
import { retrying } from "@rollcall/sdk";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, queryClient, read } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** A long chain takes more calls than the budget of a minute has. */
const patient = retrying(api);

export type Verification =
  | { phase: "idle" }
  | { phase: "running"; chain: AuditChain | undefined; through: number }
  | { phase: "cancelled"; through: number }
  | { phase: "intact"; chain: AuditChain; erased: number; isNoted: boolean }
  | { phase: "broken"; broken: BrokenEvent }
  | { phase: "failed"; error: unknown };

/** How far the chain goes. The answer verifies its first part as well. */
export function useChain() {
  return useQuery({ ...read(verifyAuditChain, { params: useOrganizationParams(), query: {} }), staleTime: 0 });
}

/** Verifies the chain, part by part, until its end or the first event that is not as it was sealed. */
export function useVerification() {
  const params = useOrganizationParams();
  const [state, setState] = useState<Verification>({ phase: "idle" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  function begin(): AbortController {
    stop.current = new AbortController();
    return stop.current;
  }
  async function verify(noted: string | undefined): Promise<void> {
    const { signal } = begin();
    let after: string | null = null;
    let erased = 0;
    setState({ phase: "running", chain: undefined, through: 0 });
    do {
      const query: { after?: string; noted?: string } = {
        ...(after !== null && { after }),
        ...(noted !== undefined && { noted }),
      };
      const part = await patient.call(verifyAuditChain, { params, query }, { signal });
      erased += part.erased;
      after = part.next_cursor;
      if (part.first_broken !== null) return setState({ phase: "broken", broken: part.first_broken });
      if (!part.has_more) return setState({ phase: "intact", chain: part.chain, erased, isNoted: noted !== undefined });
      setState({ phase: "running", chain: part.chain, through: part.verified_through });
    } while (after !== null);
  }
  return {
    state,
    start: (noted: string | undefined) =>
      verify(noted)
        .catch((error: unknown) => {
          if (stop.current?.signal.aborted !== true) setState({ phase: "failed", error });
        })
        .finally(() => void queryClient.invalidateQueries({ queryKey: [verifyAuditChain.name] })),
    cancel: () => {
      stop.current?.abort();
      setState((now) => (now.phase === "running" ? { phase: "cancelled", through: now.through } : now));
    },
  };
}
