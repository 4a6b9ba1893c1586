import { useState } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { Cell, HeadCell, Row, Table } from "../ui/table.tsx";
import { Time } from "../ui/time.tsx";

const people = ["Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Zoë Müller"];
const roles = [
  { value: "admin", label: "Admin" },
  { value: "member", label: "Member" },
];

/** A dense table with a choice and a switch in each row. */
export function ExampleTable() {
  const [seats, setSeats] = useState<string[]>(["Ada Lovelace"]);
  return (
    <Card title="A table" description="Changes in a row take effect at once." flush>
      <Table label="People">
        <thead>
          <tr>
            <HeadCell sorted="ascending" onSort={() => {}}>
              Name
            </HeadCell>
            <HeadCell sorted="none" onSort={() => {}}>
              Last active
            </HeadCell>
            <HeadCell>Role</HeadCell>
            <HeadCell>
              Vibe <span className="font-normal">· 8 free</span>
            </HeadCell>
            <HeadCell>Source</HeadCell>
          </tr>
        </thead>
        <tbody>
          {people.map((name) => (
            <Row key={name}>
              <Cell>
                <span className="flex items-center gap-2.5">
                  <Avatar name={name} />
                  <span className="font-medium">{name}</span>
                </span>
              </Cell>
              <Cell className="text-muted">
                <Time at="2026-10-01T09:00:00Z" format="relative" />
              </Cell>
              <Cell>
                <Select
                  label={`Role of ${name}`}
                  hideLabel
                  variant="quiet"
                  choices={roles}
                  value="member"
                  onChange={() => {}}
                />
              </Cell>
              <Cell>
                <Switch
                  label={`Vibe seat of ${name}`}
                  checked={seats.includes(name)}
                  onChange={(on) => setSeats(on ? [...seats, name] : seats.filter((each) => each !== name))}
                />
              </Cell>
              <Cell>
                <Badge>Manual</Badge>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
