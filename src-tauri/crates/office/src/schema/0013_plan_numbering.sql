-- How a plan numbers its headings and tasks. NULL: 一、（一）1.（1） by level, beginning anew under each heading.
-- tasks_level: tasks stand at least at this level of the numbers, whatever they stand under: 一、 then 1.
-- running_level: the numbers of this level run on through the whole plan: tasks 1 to 37 under 一、二、三、
ALTER TABLE plan ADD COLUMN numbering TEXT CHECK (numbering IN ('short', 'digits', 'decimal'));
ALTER TABLE plan ADD COLUMN tasks_level INTEGER CHECK (tasks_level BETWEEN 2 AND 4);
ALTER TABLE plan ADD COLUMN running_level INTEGER CHECK (running_level BETWEEN 2 AND 4);
