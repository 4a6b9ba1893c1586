import type { SecondFactorRule } from "@rollcall/contract/second-factor";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Time } from "../../ui/time.tsx";

/** What holds now, and how many it would shut out. */
export function RuleFacts({ rule: { required_since: since, members, admins } }: { rule: SecondFactorRule }) {
  const t = useText();
  const { number } = useFormats();
  const counted = ({ active, without }: SecondFactorRule["members"]) =>
    t("{with} of {all}", { with: number(active - without), all: number(active) });
  return (
    <DescriptionList
      entries={[
        { term: t("Required"), detail: since === null ? t("No") : <Since at={since} /> },
        { term: t("Members who have one"), detail: counted(members) },
        { term: t("Admins who have one"), detail: counted(admins) },
      ]}
    />
  );
}

function Since({ at }: { at: string }) {
  const t = useText();
  return (
    <>
      {t("Since")} <Time at={at} />
    </>
  );
}
