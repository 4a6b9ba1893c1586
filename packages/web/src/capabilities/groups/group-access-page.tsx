import { PageBody } from "../../ui/page-header.tsx";
import { useGroup } from "./data.ts";
import { GroupGrants } from "./group-grants.tsx";

/** What the Group of the address gives to its members. */
export function GroupAccessPage() {
  const { data: group } = useGroup();
  if (group === undefined) return null;
  return (
    <PageBody narrow>
      <GroupGrants group={group} />
    </PageBody>
  );
}
