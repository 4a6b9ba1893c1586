import { useMemo } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { deedName } from "../bulk/words.ts";
import { useProducts } from "../members/data.ts";
import { useRoleBook } from "../roles/role-book.ts";
import type { Words } from "./told.tsx";

/** The words of the reader for what events name by an id. */
export function useWords(): Words {
  const t = useText();
  const book = useRoleBook();
  const { list } = useFormats();
  const { data: products } = useProducts();
  return useMemo(() => {
    const names = new Map(products?.data.map(({ id, name }) => [id as string, name]));
    return {
      rolesOf: (ids) => list(book.namesOf(ids)) || t("nothing"),
      productsOf: (ids) => list(ids.map((id) => names.get(id) ?? id)) || t("nothing"),
      deedOf: (action) => deedName(action, t),
      somebody: t("Somebody who was erased"),
    };
  }, [book, list, products, t]);
}
