import type { JoinRequest } from "@rollcall/contract/join-requests";
import { Check } from "lucide-react";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useAnswerRequest } from "./data.ts";
import { requestStatusName } from "./words.ts";

/** One request with its two answers, or what became of it. A refusal shows right below. */
export function RequestRow({ request }: { request: JoinRequest }) {
  const t = useText();
  const toast = useToast();
  const name = nameOf(request);
  const answer = useAnswerRequest(request, (given) =>
    toast.success(given === "grant" ? t("{name} is a Member now.", { name }) : t("{name} is told no.", { name })),
  );
  return (
    <li className="border-b px-4 py-3 sm:px-8">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
        <Avatar name={name} seed={request.email} size="md" />
        <div className="min-w-48 flex-1">
          <p>
            <span className="font-medium break-words">{name}</span>{" "}
            <span className="ml-1 inline-block text-xs text-subtle">
              <Time at={request.created_at} format="relative" />
            </span>
          </p>
          {name !== request.email && <p className="break-all text-muted">{request.email}</p>}
          {request.message !== "" && (
            <p className="mt-1 max-w-160 text-pretty break-words whitespace-pre-line">{request.message}</p>
          )}
        </div>
        <div className="ml-auto flex items-center gap-2">
          {request.status === "pending" ? <Answers name={name} answer={answer} /> : <Answered request={request} />}
        </div>
      </div>
      {answer.error && (
        <div className="mt-2.5">
          <Banner tone="danger">{problemText(answer.error, t)}</Banner>
        </div>
      )}
    </li>
  );
}

function Answers({ name, answer }: { name: string; answer: ReturnType<typeof useAnswerRequest> }) {
  const t = useText();
  const may = usePermits();
  const reason = may("members:invite") ? undefined : t("Your roles do not include inviting.");
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-label={t("Decline {name}", { name })}
        disabledReason={reason}
        pending={answer.isPending && answer.variables === "decline"}
        onClick={() => answer.mutate("decline")}
      >
        {t("Decline")}
      </Button>
      <Button
        size="sm"
        icon={Check}
        aria-label={t("Let {name} in", { name })}
        disabledReason={reason}
        pending={answer.isPending && answer.variables === "grant"}
        onClick={() => answer.mutate("grant")}
      >
        {t("Let in")}
      </Button>
    </>
  );
}

function Answered({ request: { status, answered_at, answered_by } }: { request: JoinRequest }) {
  const t = useText();
  return (
    <>
      {answered_at !== null && (
        <span className="text-xs text-subtle">
          {answered_by === null ? (
            <Time at={answered_at} format="relative" />
          ) : (
            <RichText
              message="{when} by {name}"
              values={{ when: <Time at={answered_at} format="relative" />, name: answered_by }}
            />
          )}
        </span>
      )}
      <Badge tone={status === "granted" ? "success" : "neutral"}>{requestStatusName(status, t)}</Badge>
    </>
  );
}
