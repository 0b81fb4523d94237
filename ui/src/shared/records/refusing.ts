// A refusal that belongs to a field of a form is said there.
import type { FormInstance } from "antd";
import type { WireError } from "../../backend";

/** Says a refusal at its field, where it is one of these; false for any other. */
export const refusing =
  <T extends object>(form: FormInstance<T>, names: readonly (keyof T & string)[]) =>
  ({ field, message }: WireError): boolean => {
    const name = names.find((each) => each === field);
    if (name !== undefined) form.setFields([{ name: name as never, errors: [message] }]);
    return name !== undefined;
  };
