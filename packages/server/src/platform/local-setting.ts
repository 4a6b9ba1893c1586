import pg from "pg";

/**
 * The statement that gives a setting of the product a value for the transaction that is open: who is asking, for one. It costs
 * less than `set_config`, and a distributed database carries it to every machine on which the transaction works, where what a
 * function sets stays behind. PostgreSQL may keep its text, so what people type is told by a parameter of `set_config`.
 */
export function localSetting(name: string, value: string): string {
  return `set local rollcall.${name} = ${pg.escapeLiteral(value).trim()}`;
}
