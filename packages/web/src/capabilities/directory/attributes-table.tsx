import { useText } from "../../texts/use-text.ts";
import { DescriptionList } from "../../ui/description-list.tsx";

/** The attributes that Rollcall acts on, and what it makes of each. */
export function AttributesTable() {
  const t = useText();
  const code = (name: string) => <code className="font-mono text-xs break-all">{name}</code>;
  return (
    <div>
      <DescriptionList
        entries={[
          { term: code("userName"), detail: t("By it the directory knows somebody. Unique; it may be their address.") },
          {
            term: code('emails[type eq "work"].value'),
            detail: t("The e-mail address of the member: the primary one, else the one of work, else the first."),
          },
          { term: code("name.givenName, name.familyName"), detail: t("First and last name.") },
          { term: code("active"), detail: t("Off suspends the member, on lets them back. Deleting removes them.") },
          { term: code("externalId"), detail: t("The directory’s own mark, given back as it was sent.") },
          { term: code("displayName, members"), detail: t("Of a Group: its name and who is in it.") },
        ]}
      />
      <p className="mt-2 text-xs text-pretty text-subtle">
        {t(
          "Every other attribute of the core and enterprise schemas is kept and given back. A password is never kept.",
        )}
      </p>
    </div>
  );
}
