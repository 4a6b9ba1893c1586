import { ConnectionError } from "@rollcall/sdk";
import { SearchX } from "lucide-react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailedState } from "../ui/failed-state.tsx";
import { RefusedState } from "../ui/refused-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const lost = new ConnectionError("lost");

/** The four states that every list draws besides the list, and banners. */
export function States() {
  return (
    <Card title="States">
      <div className="flex flex-col gap-2">
        <Banner title="People join through single sign-on">Inviting is off while it is on.</Banner>
        <Banner tone="success">The invitations are on their way.</Banner>
        <Banner tone="warning" action={<Button size="sm">See plans</Button>}>
          Your plan does not allow inviting members.
        </Banner>
        <Banner tone="danger">Another member already has this e-mail address.</Banner>
      </div>
      <div className="mt-4 grid gap-2 sm:grid-cols-2">
        <EmptyState icon={SearchX} title="Nobody matches" action={<Button>Clear search and filters</Button>}>
          No member has “xylo” in name or e-mail.
        </EmptyState>
        <RefusedState>You need the Admin role to manage members.</RefusedState>
        <FailedState error={lost} onRetry={() => {}} />
        <div className="flex flex-col gap-3 py-14">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-64" />
        </div>
      </div>
    </Card>
  );
}
