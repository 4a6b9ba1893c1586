import { useState } from "react";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

const roles = [
  { value: "organization_admin", label: "Admin", description: "Full Organization administration." },
  { value: "billing_manager", label: "Billing", description: "Billing, subscriptions and usage." },
  { value: "member", label: "Member", disabledReason: "Everybody holds at least one role." },
] as const;

/** What is typed and chosen. */
export function Choosing() {
  const [query, setQuery] = useState("");
  const [role, setRole] = useState<string>("billing_manager");
  const [chosen, setChosen] = useState<string[]>(["organization_admin"]);
  const [isOn, setOn] = useState(true);
  return (
    <Card title="Fields and choices">
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center gap-2">
          <SearchField
            label="Search by name or e-mail"
            value={query}
            onChange={setQuery}
            shortcut="/"
            className="w-64"
          />
          <FilterChip label="Role" choices={roles} values={chosen} onChange={setChosen} />
          <FilterChip label="Status" choices={[{ value: "active", label: "Active" }]} values={[]} onChange={() => {}} />
        </div>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <TextField label="First name" defaultValue="Ada" hint="As it stands in the Organization." />
          <TextField label="E-mail address" defaultValue="ada@" error="Must be an e-mail address." />
          <PasswordField label="Password" autoComplete="new-password" defaultValue="correct horse" />
          <Select label="Role" choices={roles} value={role} onChange={setRole} />
          <Combobox label="Roles" choices={roles} values={chosen} onChange={setChosen} placeholder="Choose roles" />
          <TextArea label="Note" optional placeholder="A line to the people you invite" />
        </div>
        <div className="flex flex-wrap items-center gap-6">
          <Checkbox label="Vibe seat" hint="8 free" checked={isOn} onChange={setOn} />
          <Checkbox label="Some" checked={false} indeterminate onChange={() => {}} />
          <Checkbox label="API Plan seat" checked={false} onChange={() => {}} disabledReason="Every seat is taken." />
          <Switch label="Vibe seat for Ada" checked={isOn} onChange={setOn} />
          <Switch label="Pending" checked onChange={() => {}} pending />
          <Switch label="Refused" checked={false} onChange={() => {}} disabledReason="Every seat is taken." />
        </div>
      </div>
    </Card>
  );
}
