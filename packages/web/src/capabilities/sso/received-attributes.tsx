import { useText } from "../../texts/use-text.ts";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";

type Props = { attributes: readonly { name: string; values: readonly string[] }[] };

/** Every attribute as it came, so that a wrong name can be found. */
export function ReceivedAttributes({ attributes }: Props) {
  const t = useText();
  if (attributes.length === 0) return <p className="text-muted">{t("No attribute came at all.")}</p>;
  return (
    <div className="w-full rounded-md border">
      <Table label={t("Attributes")}>
        <thead>
          <tr>
            <HeadCell>{t("Name")}</HeadCell>
            <HeadCell>{t("Value")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ name, values }) => (
            <Row key={name}>
              <Cell className="align-top font-mono text-xs break-all">{name}</Cell>
              <Cell className="align-top break-all whitespace-pre-line">{values.join("\n")}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
