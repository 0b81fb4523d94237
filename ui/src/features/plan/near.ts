// Whether a line has come near what is seen. A plan has hundreds of lines with a dozen things to press in each: they are
// made where she can see them, and until then the line is words alone.
import { type RefObject, useEffect, useState } from "react";

const told = new WeakMap<Element, () => void>();
/** One for each scrolling page: its margin counts from the edges of what scrolls. */
const observers = new WeakMap<Element, IntersectionObserver>();

function observerOf(page: Element): IntersectionObserver {
  const known = observers.get(page);
  if (known) return known;
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) told.get(target)?.();
    },
    { root: page, rootMargin: "100% 0px" },
  );
  observers.set(page, observer);
  return observer;
}

/** True from the moment on that the element comes within a screen of what is seen. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const [target, page] = [element.current, element.current?.closest(".scroll, .plan-writing")];
    if (isNear || !target) return;
    // Where nothing scrolls, all is seen.
    if (!page) return setNear(true);
    told.set(target, () => setNear(true));
    const observer = observerOf(page);
    observer.observe(target);
    return () => observer.unobserve(target);
  }, [element, isNear]);
  return isNear;
}
