import { MAX_ADDRESSES } from "@rollcall/contract/invitations";
import { type RefObject, useEffect, useRef } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { countBad } from "./invite-addresses.ts";
import { InviteAddressesField } from "./invite-addresses-field.tsx";
import type { FormProblem, InviteForm } from "./invite-form.ts";
import { InviteMoreAccess } from "./invite-more-access.tsx";
import { InviteRefusal } from "./invite-refusal.tsx";
import { InviteRoles } from "./invite-roles.tsx";
import { InviteSeats } from "./invite-seats.tsx";

type Props = {
  form: InviteForm;
  /** Where addresses are typed, to put the focus there. */
  addresses: RefObject<HTMLInputElement | null>;
  onChange: (change: Partial<InviteForm>) => void;
  problem: FormProblem | undefined;
  refusal: Error | null;
};

const NOTE_MAX = 1000;

/** The fields of the invite form, in the order in which one thinks: who, as what, with what, which words. */
export function InviteFields({ form, addresses, onChange, problem, refusal }: Props) {
  const t = useText();
  const { number } = useFormats();
  const errorOf = (field: FormProblem["field"]) => (problem?.field === field ? sentence(problem) : undefined);

  // A refusal stands above everything; whoever scrolled down must see it.
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== null) top.current?.parentElement?.scrollTo({ top: 0 });
  }, [refusal]);

  function sentence({ kind, message }: FormProblem): string {
    if (kind === "none") return t("Type at least one address.");
    if (kind === "many") return t("At most {max} addresses at once.", { max: number(MAX_ADDRESSES) });
    if (kind === "bad")
      return t("{bad, plural, one {Correct or remove # address first.} other {Correct or remove # addresses first.}}", {
        bad: countBad(form.entries),
      });
    if (kind === "role") return t("Choose at least one role.");
    return t(message);
  }

  return (
    <div ref={top} className="flex flex-col gap-5">
      <InviteRefusal refusal={refusal} />
      <InviteAddressesField
        ref={addresses}
        entries={form.entries}
        draft={form.draft}
        onChange={onChange}
        error={errorOf("emails")}
      />
      <InviteRoles chosen={form.roles} onChange={(roles) => onChange({ roles })} error={errorOf("roles")} />
      <InviteSeats chosen={form.seats} onChange={(seats) => onChange({ seats })} people={form.entries.length} />
      <InviteMoreAccess workspaces={form.workspaces} groups={form.groups} onChange={onChange} />
      <TextArea
        label={t("Personal note")}
        optional
        rows={2}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        placeholder={t("Stands in the mail above the link.")}
        error={errorOf("note")}
        hint={t("{count} of {max} characters", { count: number(form.note.length), max: number(NOTE_MAX) })}
      />
      <Select
        label={t("Language of the mail")}
        className="max-w-52"
        choices={[
          { value: "en", label: "English" },
          { value: "fr", label: "Français" },
        ]}
        value={form.language}
        onChange={(language) => onChange({ language })}
      />
    </div>
  );
}
