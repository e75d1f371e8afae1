import { expect, it } from "vitest";
import { fieldsOf, invited } from "./person-fields";

it("sends what is empty as nothing, and no account name where none was typed", () => {
  const typed = { ...fieldsOf(null), display_name: " Jun Park ", email: "jun@meadow.example", phone: "  " };
  const said = invited(typed);
  expect(said).toMatchObject({ display_name: "Jun Park", phone: null, contract_type: null, locale: null });
  expect(said).not.toHaveProperty("account_name");
  expect(invited({ ...typed, account_name: " jun " })).toHaveProperty("account_name", "jun");
});
