import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import { countMembers } from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, refresh } from "../../api.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { countBad } from "./invite-addresses.ts";
import { InviteFields } from "./invite-fields.tsx";
import { bodyOf, committed, emptyForm, type InviteForm, problemOf, withOnly } from "./invite-form.ts";
import { failedInputs, InviteResult } from "./invite-result.tsx";

type Props = { open: boolean; onClose: () => void; onSingleSignOn: () => void };

/** Invites many people at once: the form, then what became of each address. What was typed stays until it worked. */
export function InviteDialog({ open, onClose, onSingleSignOn }: Props) {
  const t = useText();
  const { language } = useMe();
  const params = useOrganizationParams();
  const [form, setForm] = useState(() => emptyForm(language));
  const addresses = useRef<HTMLInputElement>(null);
  const [showsProblems, setShowsProblems] = useState(false);
  const send = useMutation({
    meta: { showsProblem: true },
    mutationFn: (wish: InviteForm) => api.call(createInvitations, { params, body: bodyOf(wish) }),
    onError: (error) => {
      if (error instanceof ProblemError && error.code === "sso_required") onSingleSignOn();
    },
    onSettled: () => void refresh(listInvitations, countMembers, listSubscriptions),
  });
  const result = send.data;
  const failed = result ? failedInputs(result.data) : [];

  function submit(): void {
    const wish = committed(form);
    setForm(wish);
    setShowsProblems(true);
    const problem = problemOf(wish);
    if (problem === undefined) send.mutate(wish);
    else if (problem.field === "emails") addresses.current?.focus();
  }
  function startAgain(next: InviteForm): void {
    send.reset();
    setShowsProblems(false);
    setForm(next);
  }
  function close(): void {
    if (result) startAgain(emptyForm(language));
    onClose();
  }

  if (result)
    return (
      <Dialog
        open={open}
        onClose={close}
        title={t("Invited {invited} of {all}", { invited: result.invited, all: result.data.length })}
        footer={
          <>
            {failed.length > 0 && (
              <Button onClick={() => startAgain(withOnly(form, failed))}>{t("Correct and try again")}</Button>
            )}
            <Button variant="primary" onClick={close}>
              {t("Done")}
            </Button>
          </>
        }
      >
        <InviteResult result={result} />
      </Dialog>
    );
  const count = form.entries.length - countBad(form.entries);
  return (
    <Dialog
      open={open}
      onClose={close}
      keepOpen
      title={t("Invite members")}
      description={t("Each person gets a mail with a link of their own to join.")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) submit();
      }}
      footer={
        <>
          <Button onClick={close}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={send.isPending}>
            {count === 0
              ? t("Send invitations")
              : t("{count, plural, one {Send # invitation} other {Send # invitations}}", { count })}
          </Button>
        </>
      }
    >
      <InviteFields
        form={form}
        addresses={addresses}
        onChange={(change) => setForm((before) => ({ ...before, ...change }))}
        problem={showsProblems ? problemOf(form) : undefined}
        refusal={send.error}
      />
    </Dialog>
  );
}
