import {
  type JoinableOrganization,
  listJoinableOrganizations,
  withdrawJoinRequest,
} from "@rollcall/contract/join-requests";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";
import { JoinButton } from "./join-button.tsx";
import { ProofLinkButton } from "./proof-link-button.tsx";

const AskToJoinDialog = later(() => import("./ask-to-join-dialog.tsx").then((file) => file.AskToJoinDialog));

/** What the reader can do about one Organization: join, ask, wait, or prove their address again. */
export function JoinableAction({ joinable }: { joinable: JoinableOrganization }) {
  const t = useText();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const { request, ask_again_from, joining, proof_needed } = joinable;
  if (request?.status === "pending") return <Waiting id={request.id} since={request.created_at} />;
  if (ask_again_from !== null && new Date(ask_again_from).getTime() > now)
    return (
      <span className="text-muted">
        <RichText message="Declined. You can ask again from {date}." values={{ date: <Time at={ask_again_from} /> }} />
      </span>
    );
  if (joining === "join") return proof_needed ? <ProofLinkButton /> : <JoinButton joinable={joinable} />;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("Ask to join")}</Button>
      {isAsking && <AskToJoinDialog joinable={joinable} onClose={() => setAsking(false)} />}
    </>
  );
}

function Waiting({ id, since }: { id: string; since: string }) {
  const t = useText();
  const withdraw = useMutation({
    mutationFn: () => api.call(withdrawJoinRequest, { params: { join_request_id: id } }),
    onSettled: () => refresh(listJoinableOrganizations),
  });
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-muted">
        <RichText message="You asked {when}." values={{ when: <Time at={since} format="relative" /> }} />
      </span>
      <Button size="sm" pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t("Withdraw")}
      </Button>
    </span>
  );
}
