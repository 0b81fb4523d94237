// A design as it looks with words in it. Only the newest is asked for: one that was changed meanwhile is not waited for.
import { useEffect, useRef, useState } from "react";
import { asWireError, call, type TemplateDesign, type TemplateShown } from "../../../backend";

export function useShown(design: TemplateDesign | undefined, longest: boolean): { shown: TemplateShown | undefined; failed: string | undefined } {
  const [shown, setShown] = useState<TemplateShown | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const wanted = useRef<{ design: TemplateDesign; longest: boolean } | undefined>(undefined);
  const isAsking = useRef(false);
  useEffect(() => {
    wanted.current = design && { design, longest };
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      for (let asked; wanted.current && wanted.current !== asked; ) {
        asked = wanted.current;
        try {
          setShown((await call("template_show", asked)).answer);
          setFailed(undefined);
        } catch (thrown) {
          setFailed(asWireError(thrown).message);
        }
      }
      isAsking.current = false;
    };
    void ask();
  }, [design, longest]);
  useEffect(
    () => () => {
      wanted.current = undefined;
    },
    [],
  );
  return { shown, failed };
}
