import type { CompiledQuery } from "kysely";
import type { Database } from "./database.ts";

/** Stands for one of the values until the statement runs. */
class Place {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** What can be compiled: a query, or SQL as it is written. */
type Built<Row> = { compile(db: Database): CompiledQuery<Row> };

/**
 * A statement that almost every request sends. It is built and compiled once, and only filled in from then on: building costs
 * the process more than many a statement costs the database. `build` is given places in place of values, so it may hand them
 * to the database and decide nothing by them.
 */
export function statement<Values extends object, Row>(
  build: (db: Database, values: Values) => Built<Row>,
): (db: Database, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(db, placesOf<Values>()).compile(db);
    const parameters = compiled.parameters.map((each) =>
      each instanceof Place ? Reflect.get(values, each.name) : each,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

/** The cast is what `statement` tells its builders: a place is taken for the value that comes there. */
function placesOf<Values extends object>(): Values {
  return new Proxy({} as Values, {
    get: (_, name) => new Place(name),
    ownKeys() {
      throw new Error("each value of a statement is taken by its name");
    },
  });
}
