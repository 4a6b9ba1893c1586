import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useProducts } from "./data.ts";

/** The names of Products by their ids. */
export function useProductNames(): (ids: readonly string[]) => string[] {
  const { data } = useProducts();
  return (ids) => ids.map((id) => data?.data.find((product) => product.id === id)?.name ?? id);
}

/** The sentence about seats that did not come back, to put behind "is back."; nothing when all did. */
export function useSeatsMissed(): (ids: readonly string[]) => string {
  const t = useText();
  const { list } = useFormats();
  const names = useProductNames();
  return (ids) => (ids.length === 0 ? "" : ` ${t("No seat was free of {products}.", { products: list(names(ids)) })}`);
}
