import type { NewApiKey } from "@rollcall/contract/api-keys";
import type { Member } from "@rollcall/contract/members";
import { ProblemError } from "@rollcall/sdk";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { isLive, useMemberKeys } from "../api-keys/data.ts";
import { handOversOf, isIncomplete, type KeyFates } from "../api-keys/hand-over.ts";
import { KeysFateSection } from "../api-keys/keys-fate-section.tsx";
import { SecretsDialog } from "../api-keys/secrets-dialog.tsx";
import type { useStanding } from "./use-standing.ts";
import { useWhatGoes } from "./use-what-goes.ts";

type Props = {
  member: Member;
  open: boolean;
  onClose: () => void;
  remove: ReturnType<typeof useStanding>["remove"];
};

/** Asks before a member goes, names what goes with them and what stays, and what becomes of their keys (SPEC R10.1). */
export function MemberRemoveDialog({ member, open, onClose, remove }: Props) {
  const t = useText();
  const read = useMemberKeys(member.id, { enabled: open });
  const [fates, setFates] = useState<KeyFates>({});
  const [made, setMade] = useState<readonly NewApiKey[]>([]);
  const working = read.data?.data.filter(({ status }) => status === "active") ?? [];
  const keys = working.filter(isLive);
  const hasKeys = keys.length > 0;
  const name = nameOf(member);
  const counts = { live: keys.length, overlapping: working.length - keys.length };
  const { goes, stays } = useWhatGoes(member, { open, keys: counts });
  const handOver = handOversOf(fates, keys);
  const refused = refusedKey(remove.error, handOver);

  function close(): void {
    remove.reset();
    setFates({});
    onClose();
  }
  if (made.length > 0)
    return (
      <SecretsDialog
        title={t("Pass these keys on")}
        description={t("{name} was removed. Whoever took over a key needs the new one before the old one stops.", {
          name,
        })}
        keys={made}
        onDone={() => setMade([])}
      />
    );
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      size={hasKeys ? "md" : "sm"}
      title={t("Remove {name}?", { name })}
      description={t("{email} loses access with the next request.", { email: member.email })}
      goes={goes}
      stays={stays}
      action={t("Remove user")}
      pending={remove.isPending || read.isLoading}
      disabledReason={isIncomplete(fates, keys) ? t("Choose who gets each key that is handed over.") : undefined}
      problem={remove.error === null ? undefined : problemText(remove.error, t)}
      onConfirm={() =>
        remove.mutate(
          { member, handOver },
          {
            onSuccess: ({ new_keys }) => {
              setMade(new_keys);
              close();
            },
          },
        )
      }
    >
      {read.isError && read.data === undefined && (
        <p className="text-pretty text-danger-text">
          {t("Their API keys cannot be shown now: {reason} Every key that works would be revoked.", {
            reason: problemText(read.error, t),
          })}
        </p>
      )}
      {hasKeys && (
        <KeysFateSection
          keys={keys}
          leavingId={member.id}
          fates={fates}
          onChange={setFates}
          refused={refused && { ...refused, reason: problemText(remove.error, t) }}
        />
      )}
    </ConfirmDialog>
  );
}

/** The key that a refusal is about: it names the place in the list that was sent. */
function refusedKey(error: unknown, sent: readonly { key_id: string }[]): { keyId: string } | undefined {
  const field = error instanceof ProblemError ? error.problem.field : undefined;
  const key = sent[Number(/^hand_over\.(\d+)\./.exec(field ?? "")?.[1])];
  return key && { keyId: key.key_id };
}
