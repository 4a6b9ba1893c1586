import type { AuditChain } from "@rollcall/contract/audit";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";

/** How far events are sealed, and the hash that stands for all of them. */
export function ChainCard({ chain }: { chain: AuditChain }) {
  const t = useText();
  const { number } = useFormats();
  const { first_position, last_position, head_hash, waiting } = chain;
  const sealed = Math.max(0, last_position - first_position + 1);
  return (
    <Card
      title={t("Hash chain")}
      description={t("Each event is sealed on the one before, so that none can be edited, removed or moved unnoticed.")}
    >
      <div className="flex flex-col gap-4">
        <DescriptionList
          entries={[
            {
              term: t("Sealed"),
              detail:
                sealed === 0
                  ? t("No event yet")
                  : t("{count, plural, one {# event} other {# events}}", { count: sealed }),
            },
            ...(first_position > 1 && sealed > 0
              ? [
                  {
                    term: t("Begins at"),
                    detail: t("Position {position}: what was older was removed by the retention setting.", {
                      position: number(first_position),
                    }),
                  },
                ]
              : []),
            {
              term: t("Waiting"),
              detail:
                waiting === 0
                  ? t("None: everything is sealed.")
                  : t(
                      "{count, plural, one {# event will be sealed within a minute.} other {# events will be sealed within a minute.}}",
                      { count: waiting },
                    ),
            },
          ]}
        />
        {sealed > 0 && (
          <CopyField
            label={t("Head of the chain")}
            text={`${last_position}:${head_hash}`}
            copyLabel={t("Copy the head")}
            hint={t(
              "Position and hash of the latest event. Note it somewhere else now and then, such as in a ticket or a safe: given back below, it proves that nobody wrote the whole chain anew or cut off its end.",
            )}
          />
        )}
      </div>
    </Card>
  );
}
