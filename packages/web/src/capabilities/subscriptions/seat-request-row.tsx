import type { SeatRequest } from "@rollcall/contract/subscriptions";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useAnswer, useProductNames } from "./data.ts";
import { MemberLink } from "./member-link.tsx";

type Props = { request: SeatRequest; organizationId: string };

/** A request that waits, with its two answers. A refusal shows right below it. */
export function PendingRequest({ request, organizationId }: Props) {
  const t = useText();
  const toast = useToast();
  const product = useProductNames()(request.product_id);
  const { name } = request.member;
  const values = { name, product };
  const answer = useAnswer(request, organizationId, (given) =>
    toast.success(
      given === "grant" ? t("{name} has {product} now.", values) : t("{name} does not get {product}.", values),
    ),
  );

  return (
    <RequestRow
      request={request}
      organizationId={organizationId}
      when={<Time at={request.created_at} format="relative" />}
      problem={answer.isError ? problemText(answer.error, t) : undefined}
    >
      <Button
        size="sm"
        variant="quiet"
        aria-label={t("Decline {product} for {name}", values)}
        pending={answer.isPending && answer.variables === "decline"}
        onClick={() => answer.mutate("decline")}
      >
        {t("Decline")}
      </Button>
      <Button
        size="sm"
        icon={Check}
        aria-label={t("Grant {product} to {name}", values)}
        pending={answer.isPending && answer.variables === "grant"}
        onClick={() => answer.mutate("grant")}
      >
        {t("Grant")}
      </Button>
    </RequestRow>
  );
}

/** A request and what became of it. */
export function AnsweredRequest({ request, organizationId }: Props) {
  const t = useText();
  const isGranted = request.status === "granted";
  return (
    <RequestRow
      request={request}
      organizationId={organizationId}
      when={request.answered_at && <Time at={request.answered_at} format="relative" />}
    >
      <span className="text-xs text-subtle">
        {request.answered_by && t("by {name}", { name: request.answered_by })}
      </span>
      <Badge tone={isGranted ? "success" : "neutral"}>{isGranted ? t("Granted") : t("Declined")}</Badge>
    </RequestRow>
  );
}

type RowProps = Props & { when: ReactNode; problem?: string | undefined; children: ReactNode };

function RequestRow({ request, organizationId, when, problem, children }: RowProps) {
  const { member, reason, product_id } = request;
  const product = useProductNames()(product_id);
  return (
    <li className="border-t px-5 py-3 first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
        <Avatar name={member.name} seed={member.member_id ?? member.email} size="md" />
        <div className="min-w-48 flex-1">
          <p>
            <RichText
              message="{name} asks for {product}"
              values={{
                name: <MemberLink organizationId={organizationId} memberId={member.member_id} name={member.name} />,
                product: <strong className="font-medium">{product}</strong>,
              }}
            />{" "}
            <span className="ml-1 inline-block text-xs text-subtle">{when}</span>
          </p>
          <Reason reason={reason} />
        </div>
        <div className="ml-auto flex items-center gap-2">{children}</div>
      </div>
      {problem && (
        <div className="mt-2.5">
          <Banner tone="danger">{problem}</Banner>
        </div>
      )}
    </li>
  );
}

function Reason({ reason }: { reason: string }) {
  const t = useText();
  if (reason === "") return <p className="text-subtle">{t("No reason given.")}</p>;
  return <p className="max-w-160 text-pretty whitespace-pre-line text-muted">{reason}</p>;
}
