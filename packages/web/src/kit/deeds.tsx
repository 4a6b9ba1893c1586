import { Ellipsis, Mail, Plus, Trash2, UserMinus } from "lucide-react";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { CountBadge } from "../ui/count-badge.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Highlight } from "../ui/highlight.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { Progress } from "../ui/progress.tsx";
import { Time } from "../ui/time.tsx";

/** What is pressed and what is read. */
export function Deeds() {
  return (
    <Card title="Buttons, badges, facts" description="One primary button on a page; danger only where something goes.">
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" icon={Plus}>
            Invite members
          </Button>
          <Button icon={Mail}>Resend</Button>
          <Button variant="quiet">Cancel</Button>
          <Button variant="danger" icon={Trash2}>
            Remove user
          </Button>
          <Button variant="primary" pending>
            Saving
          </Button>
          <Button disabledReason="People join through single sign-on.">Not now</Button>
          <IconButton icon={Ellipsis} label="More" />
          <Menu trigger={<IconButton icon={Ellipsis} label="Row menu" variant="secondary" />}>
            <MenuItem icon={Mail}>Copy link</MenuItem>
            <MenuItem icon={UserMinus} disabledReason="An Organization needs at least one Admin.">
              Suspend
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={Trash2} danger>
              Remove user
            </MenuItem>
          </Menu>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Badge>Manual</Badge>
          <Badge tone="accent">SSO</Badge>
          <Badge tone="success">Active</Badge>
          <Badge tone="warning">Expired</Badge>
          <Badge tone="danger">Mail failed</Badge>
          <CountBadge count={{ count: 10000, exact: false }} />
          <CountBadge count={3} />
          <Kbd keys="g m" />
          <Avatar name="Ada Lovelace" />
          <Avatar name="Grace Hopper" size="md" />
          <Avatar name="Northwind" size="lg" shape="organization" />
        </div>
        <DescriptionList
          entries={[
            { term: "E-mail address", detail: <Highlight text="zoë.müller@northwind.example" match="MULL" /> },
            { term: "User ID", detail: <Copyable text="usr_0192f3a4b5c67d8e9f00112233445566" label="Copy user ID" /> },
            { term: "Joined", detail: <Time at="2025-03-04T10:00:00Z" /> },
            { term: "Last active", detail: <Time at={new Date(Date.now() - 7_200_000)} format="relative" /> },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Progress label="Vibe" value={38} more={4} max={50} text="38 used, 4 reserved, 8 free" />
          <Progress label="API Plan" value={10} max={10} text="10 used, 0 free" tone="warning" />
        </div>
      </div>
    </Card>
  );
}
