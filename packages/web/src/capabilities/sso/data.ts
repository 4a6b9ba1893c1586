import { getSsoConnection, type SsoConnection } from "@rollcall/contract/sso";
import { getSsoSettings } from "@rollcall/contract/sso-access";
import { getSsoSignIn, listSsoSignIns, type SsoOutcome } from "@rollcall/contract/sso-sign-ins";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { queryClient, read, readPages, refresh } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** Connections, domains, automatic seats and emergency access together: what every tab of single sign-on begins with. */
export function useSsoSettings({ enabled = true } = {}) {
  return useQuery({ ...read(getSsoSettings, { params: useOrganizationParams() }), enabled });
}

/** The path of the connection of the address. */
export function useConnectionParams(): { organization_id: string; connection_id: string } {
  const { organizationId, connectionId } = useParams({ from: "/signed-in/o/$organizationId/access/sso/$connectionId" });
  return useMemo(
    () => ({ organization_id: organizationId, connection_id: connectionId }),
    [organizationId, connectionId],
  );
}

/** The connection of the address. */
export function useConnection() {
  return useQuery(read(getSsoConnection, { params: useConnectionParams() }));
}

/** The connection of the address, on the pages below the one that has loaded it. */
export function useLoadedConnection(): SsoConnection {
  const { data } = useConnection();
  if (data === undefined) throw new Error("Only a page below ConnectionPage knows its connection.");
  return data;
}

/** Shows a connection as the server has just answered it, everywhere. */
export function useShowConnection(): (connection: SsoConnection) => Promise<void> {
  const params = useConnectionParams();
  return async (connection) => {
    queryClient.setQueryData(read(getSsoConnection, { params }).queryKey, connection);
    await refresh(getSsoSettings);
  };
}

/** Who tried to sign in through the connection of the address, newest first, page after page. */
export function useSignIns(outcome: SsoOutcome[] | undefined) {
  const { connection_id, ...params } = useConnectionParams();
  const query = { connection: [connection_id], limit: 50, ...(outcome && { outcome }) };
  const tried = useInfiniteQuery({ ...readPages(listSsoSignIns, { params, query }), refetchInterval: 30_000 });
  const rows = useMemo(() => tried.data?.pages.flatMap(({ data }) => data) ?? [], [tried.data]);
  return { ...tried, rows };
}

const LOOK_AGAIN_MS = 1500;

/** One test, looked at until the identity provider has answered. */
export function useTest(signInId: string | undefined) {
  const { organization_id } = useConnectionParams();
  const params = { organization_id, sign_in_id: signInId ?? "" };
  return useQuery({
    ...read(getSsoSignIn, { params }),
    enabled: signInId !== undefined,
    refetchInterval: ({ state }) => (state.data?.outcome === "waiting" ? LOOK_AGAIN_MS : false),
    refetchIntervalInBackground: true,
  });
}
