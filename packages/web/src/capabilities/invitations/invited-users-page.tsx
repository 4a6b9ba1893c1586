import type { Invitation } from "@rollcall/contract/invitations";
import { MailPlus } from "lucide-react";
import { useState } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { NoMatch } from "../../lists/no-match.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { useWidth } from "../../lists/use-width.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { isNarrowed, useInvitationSearch, useInvitations } from "./data.ts";
import { InviteButton } from "./invite-button.tsx";
import { InvitedUsersList } from "./invited-users-list.tsx";
import { InvitedUsersToolbar } from "./invited-users-toolbar.tsx";

const RevokeDialog = later(() => import("./revoke-dialog.tsx").then((file) => file.RevokeDialog));

/** Narrower than this, the columns would have no room. */
const TABLE_FROM = 1000;

/** The list of Invited Users: who has not answered yet, and whose time has passed. */
export function InvitedUsersPage() {
  const t = useText();
  const search = useInvitationSearch();
  const invitations = useInvitations(search);
  const [width, measure] = useWidth();
  const [revoking, setRevoking] = useState<{ invitation: Invitation; isOpen: boolean }>();
  const { rows } = invitations;
  const isTable = (width ?? 0) >= TABLE_FROM;

  const { onSearch, onClear } = useListAddress(search);
  return (
    <div ref={measure} className="flex shrink-0 grow flex-col">
      <InvitedUsersToolbar
        search={search}
        onSearch={onSearch}
        onClear={onClear}
        busy={invitations.isPlaceholderData && invitations.isFetching}
        showsSort={!isTable}
      />
      {invitations.data && (invitations.isRefetchError || invitations.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={invitations} />
        </div>
      )}
      {invitations.isPending || width === undefined ? (
        <LoadingRows />
      ) : invitations.data === undefined ? (
        <FailedState
          error={invitations.error}
          onRetry={() => void invitations.refetch()}
          pending={invitations.isFetching}
        />
      ) : rows.length > 0 ? (
        <div aria-busy={invitations.isPlaceholderData || undefined}>
          <InvitedUsersList
            invitations={invitations}
            isTable={isTable}
            search={search}
            onSort={(sort) => onSearch({ sort })}
            onRevoke={(invitation) => setRevoking({ invitation, isOpen: true })}
          />
        </div>
      ) : isNarrowed(search) ? (
        <NoMatch searched={search.q} onClear={onClear} />
      ) : (
        <EmptyState icon={MailPlus} title={t("No invitations are waiting")} action={<InviteButton />}>
          {t("Everybody has answered. Whoever you invite next stands here until they join.")}
        </EmptyState>
      )}
      {revoking && (
        <RevokeDialog
          invitation={revoking.invitation}
          open={revoking.isOpen}
          onClose={() => setRevoking({ ...revoking, isOpen: false })}
        />
      )}
    </div>
  );
}
