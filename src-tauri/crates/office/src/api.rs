//! Every request with its answer, declared once: the enum, the dispatch and the TypeScript schema come from it.
//!
//! A reply is `{answer, changed, act?}`: what was asked, the areas whose records changed, and the journal entry it left.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::{Error, ErrorCode, Result, WireError};
use crate::ids::*;
use crate::office::At;
use crate::tables::Area;
use crate::{
    backup, calendar, certificate, contest, directory, event, import, plan, problem, profile, report, search, summary,
    training, undoing,
};

/// No parameters, or no answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

macro_rules! requests {
    (
        desk { $($(#[$ddoc:meta])* $dvariant:ident($dask:ty) -> $danswer:ty = $dwork:path;)* }
        office { $($(#[$odoc:meta])* $ovariant:ident($oask:ty) -> $oanswer:ty = $owork:path;)* }
    ) => {
        /// A request with its parameters; over the wire `{name: "person_list", params: {…}}`.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(tag = "name", content = "params", rename_all = "snake_case")]
        pub enum Request {
            $($(#[$ddoc])* $dvariant($dask),)*
            $($(#[$odoc])* $ovariant($oask),)*
        }

        /// The names of all requests.
        pub fn names() -> Vec<String> {
            vec![$(snake(stringify!($dvariant)),)* $(snake(stringify!($ovariant)),)*]
        }

        /// Answers one request.
        pub fn ask(desk: &Desk, request: Request) -> Result<Value> {
            match request {
                $(Request::$dvariant(ask) => {
                    let answer: $danswer = $dwork(desk, ask)?;
                    Ok(json!({ "answer": answer, "changed": [Area::Office] }))
                })*
                $(Request::$ovariant(ask) => at_office(desk, |at| -> Result<$oanswer> { $owork(at, ask) }),)*
            }
        }

        /// The TypeScript files of the wire, by file name: one type each, and requests.ts with the map of all requests.
        pub fn typescript() -> BTreeMap<String, String> {
            let mut schema = Schema::default();
            $(schema.request::<$dask, $danswer>(stringify!($dvariant), docs(&[$(stringify!($ddoc)),*]));)*
            $(schema.request::<$oask, $oanswer>(stringify!($ovariant), docs(&[$(stringify!($odoc)),*]));)*
            schema.finish()
        }
    };
}

requests! {
    desk {
        /// Which office is open, and what this machine knows.
        DeskStatus(Nothing) -> profile::DeskStatus = profile::desk_status;
        /// Opens the office used last, if there is one: the window's first request.
        DeskResume(Nothing) -> profile::DeskStatus = profile::desk_resume;
        /// Makes a new, empty office and opens it.
        OfficeCreate(profile::OfficeCreate) -> profile::DeskStatus = profile::office_create;
        /// Opens the office in a folder.
        OfficeOpen(profile::OfficeOpen) -> profile::DeskStatus = profile::office_open;
        /// Makes the filled sample office and opens it.
        SampleCreate(profile::SampleCreate) -> profile::DeskStatus = profile::sample_create;
        /// Closes the office.
        OfficeClose(Nothing) -> profile::DeskStatus = profile::office_close;
        /// Replaces the office by a backup, after a copy of what is there.
        BackupRestore(backup::BackupRestore) -> profile::DeskStatus = backup::restore;
        /// Checks the office file; repairs what can be derived again.
        OfficeCheck(backup::OfficeCheck) -> backup::CheckReport = backup::check;
        /// Reads a spreadsheet and says what was understood; imports nothing.
        ImportPreview(import::ImportPreview) -> import::Preview = import::preview;
        /// The printers of this machine, with their paper and correction.
        PrinterList(Nothing) -> certificate::PrinterList = certificate::printer_list;
        /// Keeps a printer's paper and correction on this machine.
        PrinterSet(certificate::Printer) -> Nothing = certificate::printer_set;
        /// Keeps on this machine what is chosen for a paper: columns, order and eyes of a list, 版头 and 版记 of an official document.
        ReportChoose(report::ReportChoose) -> Nothing = report::choose;
        /// How far a job is.
        JobStatus(profile::JobAsk) -> crate::job::JobStatus = profile::job_status;
        /// Asks a job to stop.
        JobCancel(profile::JobAsk) -> Nothing = profile::job_cancel;
    }
    office {
        /// The office's own profile.
        OfficeProfile(Nothing) -> profile::OfficeProfile = profile::read;
        /// Changes the profile.
        OfficeUpdate(profile::OfficeUpdate) -> Nothing = profile::update;
        /// Figures for 工作台: this year in numbers, what is due, what came last.
        OfficeOverview(profile::YearAsk) -> profile::Overview = profile::overview;

        /// The office's departments.
        DepartmentList(Nothing) -> directory::DepartmentList = directory::department_list;
        /// Adds a department.
        DepartmentCreate(directory::DepartmentCreate) -> DepartmentId = directory::department_create;
        /// Changes a department.
        DepartmentUpdate(directory::DepartmentUpdate) -> Nothing = directory::department_update;
        /// Deletes departments.
        DepartmentDelete(directory::DepartmentDelete) -> Nothing = directory::department_delete;
        /// Units of the directory.
        UnitList(directory::UnitAsk) -> directory::UnitList = directory::unit_list;
        /// Adds a unit.
        UnitCreate(directory::UnitCreate) -> UnitId = directory::unit_create;
        /// Changes a unit.
        UnitUpdate(directory::UnitUpdate) -> Nothing = directory::unit_update;
        /// Deletes units that nothing uses.
        UnitDelete(directory::UnitDelete) -> Nothing = directory::unit_delete;
        /// People of the directory, ID numbers masked.
        PersonList(directory::PersonAsk) -> directory::PersonList = directory::person_list;
        /// Adds a person.
        PersonCreate(directory::PersonCreate) -> PersonId = directory::person_create;
        /// Changes a person.
        PersonUpdate(directory::PersonUpdate) -> Nothing = directory::person_update;
        /// Deletes people that nothing uses.
        PersonDelete(directory::PersonDelete) -> Nothing = directory::person_delete;
        /// Shows a full ID number, and keeps a record that it was shown.
        PersonReveal(directory::PersonReveal) -> directory::Revealed = directory::person_reveal;

        /// Plans, of one year or all.
        PlanList(plan::PlanAsk) -> plan::PlanList = plan::plan_list;
        /// A plan with its items, targets and progress.
        PlanGet(plan::PlanGet) -> plan::PlanDetail = plan::plan_get;
        /// The shapes that a plan can begin from.
        PlanShapeList(Nothing) -> plan::PlanShapeList = plan::plan_shape_list;
        /// Begins a plan: blank, or from a shape.
        PlanCreate(plan::PlanCreate) -> PlanId = plan::plan_create;
        /// Changes a plan's title, stage and document data.
        PlanUpdate(plan::PlanUpdate) -> Nothing = plan::plan_update;
        /// Deletes a plan with its items.
        PlanDelete(plan::PlanDelete) -> Nothing = plan::plan_delete;
        /// Begins a plan from another: dates moved on, unfinished tasks marked.
        PlanCarry(plan::PlanCarry) -> PlanId = plan::plan_carry;
        /// Adds a pasted text as headings and tasks.
        PlanTake(plan::PlanTake) -> plan::Taken = plan::plan_take;
        /// What a plan's Word file that came back changes; writes nothing.
        PlanReturn(plan::PlanReturn) -> plan::PlanReturned = plan::plan_return;
        /// Writes the changes of such a file that are accepted, as one act.
        PlanReturnAccept(plan::PlanReturnAccept) -> plan::PlanAccepted = plan::plan_return_accept;
        /// The copies of a plan that were kept.
        PlanVersionList(plan::PlanVersionAsk) -> plan::PlanVersionList = plan::plan_version_list;
        /// Keeps a copy of a plan.
        PlanVersionCreate(plan::PlanVersionCreate) -> PlanVersionId = plan::plan_version_create;
        /// Throws a copy away.
        PlanVersionDelete(plan::PlanVersionDelete) -> Nothing = plan::plan_version_delete;
        /// A plan beside one of its copies, or beside another plan.
        PlanCompare(plan::PlanCompare) -> plan::PlanComparison = plan::plan_compare;
        /// What was said on a plan, and what became of it.
        OpinionList(plan::OpinionAsk) -> plan::OpinionList = plan::opinion_list;
        /// Keeps an opinion on a plan.
        OpinionCreate(plan::OpinionCreate) -> OpinionId = plan::opinion_create;
        /// Changes an opinion.
        OpinionUpdate(plan::OpinionUpdate) -> Nothing = plan::opinion_update;
        /// Deletes opinions.
        OpinionDelete(plan::OpinionDelete) -> Nothing = plan::opinion_delete;
        /// Adds a heading or a task.
        PlanItemCreate(plan::PlanItemCreate) -> PlanItemId = plan::item_create;
        /// Changes an item.
        PlanItemUpdate(plan::PlanItemUpdate) -> Nothing = plan::item_update;
        /// Changes the same fields of several items, in one act.
        PlanItemUpdateAll(plan::PlanItemUpdateAll) -> Nothing = plan::item_update_all;
        /// Moves items under another, or to another place, in one act.
        PlanItemMove(plan::PlanItemMove) -> Nothing = plan::item_move;
        /// Deletes items with what stands under them, in one act.
        PlanItemDelete(plan::PlanItemDelete) -> Nothing = plan::item_delete;
        /// Sets a task's targets.
        TargetSet(plan::TargetSet) -> Nothing = plan::target_set;
        /// Writes down what was reached of a target that is counted by hand.
        TargetEntryCreate(plan::TargetEntryCreate) -> TargetEntryId = plan::target_entry_create;
        /// Takes such an entry out.
        TargetEntryDelete(plan::TargetEntryDelete) -> Nothing = plan::target_entry_delete;
        /// Sets the objects of a task and the steps that each goes through.
        MilestoneSet(plan::MilestoneSet) -> Nothing = plan::milestone_set;
        /// Says when milestones were reached.
        MilestoneUpdate(plan::MilestoneUpdate) -> Nothing = plan::milestone_update;
        /// Notes progress on a task.
        ProgressNoteCreate(plan::ProgressNoteCreate) -> ProgressNoteId = plan::progress_note_create;
        /// Tasks of a year, for picking one.
        TaskList(plan::PlanAsk) -> plan::TaskList = plan::task_list;

        /// What stands in the way and what is proposed, of one year or all.
        ProblemList(problem::ProblemAsk) -> problem::ProblemList = problem::problem_list;
        /// Notes a problem.
        ProblemCreate(problem::ProblemCreate) -> ProblemId = problem::problem_create;
        /// Changes a problem, or says how it was settled.
        ProblemUpdate(problem::ProblemUpdate) -> Nothing = problem::problem_update;
        /// Deletes problems.
        ProblemDelete(problem::ProblemDelete) -> Nothing = problem::problem_delete;

        /// The yearly summary out of plans and records.
        SummaryGet(summary::SummaryAsk) -> summary::Summary = summary::summary_get;
        /// What is written in it by hand.
        SummaryUpdate(summary::SummaryUpdate) -> Nothing = summary::summary_update;
        /// The records behind a figure of the summary.
        FigureRecords(summary::FigureAsk) -> summary::FigureRecords = summary::figure_records;

        /// The events that a filter keeps, in groups, with their sums and what the charts draw.
        EventLedger(event::EventLedgerAsk) -> event::EventLedger = event::event_ledger;
        /// Tasks that the events without any may serve, with why.
        EventSuggest(event::EventSuggestAsk) -> event::EventSuggestions = event::event_suggest;
        /// Ties events to tasks, beside those they have.
        EventLinkAll(event::EventTies) -> Nothing = event::event_link_all;
        /// Events, coming ones, deadlines and holidays of some days.
        Calendar(calendar::CalendarAsk) -> calendar::Calendar = calendar::calendar;
        /// Moves a planned event to another day.
        CalendarMove(calendar::CalendarMove) -> Nothing = calendar::calendar_move;
        /// The public holidays of a year.
        HolidayList(calendar::HolidayAsk) -> calendar::HolidayList = calendar::holiday_list;
        /// Understands the words of a notice on holidays; keeps nothing.
        HolidayRead(calendar::HolidayRead) -> calendar::HolidayReading = calendar::holiday_read;
        /// Keeps the holidays of a year.
        HolidaySet(calendar::HolidaySet) -> Nothing = calendar::holiday_set;
        /// 例行安排: what comes again and again.
        RepetitionList(Nothing) -> calendar::RepetitionList = calendar::repetition_list;
        /// Adds a repetition.
        RepetitionCreate(calendar::RepetitionCreate) -> RepetitionId = calendar::repetition_create;
        /// Changes a repetition.
        RepetitionUpdate(calendar::RepetitionUpdate) -> Nothing = calendar::repetition_update;
        /// Deletes repetitions; the events made of them stay.
        RepetitionDelete(calendar::RepetitionDelete) -> Nothing = calendar::repetition_delete;
        /// Makes coming events of repetitions real.
        RepetitionMake(calendar::RepetitionDays) -> calendar::RepetitionMade = calendar::repetition_make;
        /// Skips coming events of repetitions, for good.
        RepetitionSkip(calendar::RepetitionDays) -> Nothing = calendar::repetition_skip;
        /// Marks events for 大事记, or takes the mark away.
        EventMark(event::EventMark) -> Nothing = event::event_mark;
        /// Events, of one year or all, or of one task.
        EventList(event::EventAsk) -> event::EventList = event::event_list;
        /// An event with its units, measures and tasks.
        EventGet(event::EventGet) -> event::EventDetail = event::event_get;
        /// Logs an event.
        EventCreate(event::EventCreate) -> EventId = event::event_create;
        /// Changes an event.
        EventUpdate(event::EventUpdate) -> Nothing = event::event_update;
        /// Deletes events.
        EventDelete(event::EventDelete) -> Nothing = event::event_delete;
        /// Ties an event to the tasks it serves.
        EventLink(event::EventLink) -> Nothing = event::event_link;

        /// Courses.
        CourseList(Nothing) -> training::CourseList = training::course_list;
        /// Classes of one year or all.
        ClassList(training::ClassAsk) -> training::ClassList = training::class_list;
        /// A class with its groups and roster.
        ClassGet(training::ClassGet) -> training::ClassDetail = training::class_get;
        /// Opens a class; a course that is not there yet is made.
        ClassCreate(training::ClassCreate) -> ClassId = training::class_create;
        /// Changes a class.
        ClassUpdate(training::ClassUpdate) -> Nothing = training::class_update;
        /// Deletes classes with their rosters.
        ClassDelete(training::ClassDelete) -> Nothing = training::class_delete;
        /// Puts people into a class.
        EnrolmentCreate(training::EnrolmentCreate) -> training::Enrolled = training::enrolment_create;
        /// Changes rows of a roster, all in one act.
        EnrolmentUpdate(training::EnrolmentUpdate) -> Nothing = training::enrolment_update;
        /// Takes people out of a class.
        EnrolmentDelete(training::EnrolmentDelete) -> Nothing = training::enrolment_delete;

        /// Contests of one year or all.
        ContestList(contest::ContestAsk) -> contest::ContestList = contest::contest_list;
        /// A contest with its entries and awards.
        ContestGet(contest::ContestGet) -> contest::ContestDetail = contest::contest_get;
        /// Begins a contest or review.
        ContestCreate(contest::ContestCreate) -> ContestId = contest::contest_create;
        /// Changes a contest.
        ContestUpdate(contest::ContestUpdate) -> Nothing = contest::contest_update;
        /// Deletes contests with their entries.
        ContestDelete(contest::ContestDelete) -> Nothing = contest::contest_delete;
        /// Adds an entry with authors and award.
        EntryCreate(contest::EntryCreate) -> EntryId = contest::entry_create;
        /// Changes an entry.
        EntryUpdate(contest::EntryUpdate) -> Nothing = contest::entry_update;
        /// Deletes entries.
        EntryDelete(contest::EntryDelete) -> Nothing = contest::entry_delete;

        /// The certificate ledger.
        CertificateList(certificate::CertificateAsk) -> certificate::CertificateList = certificate::certificate_list;
        /// Templates to choose from.
        TemplateList(Nothing) -> certificate::TemplateList = certificate::template_list;
        /// A template as it is drawn.
        TemplateGet(certificate::TemplateAsk) -> papers::certificate::Template = certificate::template_get;
        /// How a design looks with words in it, and what is wrong with it.
        TemplateShow(certificate::TemplateShow) -> certificate::TemplateShown = certificate::template_show;
        /// Keeps a design as a template of the office.
        TemplateSave(certificate::TemplateSave) -> certificate::TemplateSaved = certificate::template_save;
        /// Deletes a template of the office.
        TemplateDelete(certificate::TemplateAsk) -> Nothing = certificate::template_delete;
        /// Writes a template into a file, for another office.
        TemplateExport(certificate::TemplateExport) -> Nothing = certificate::template_export;
        /// Keeps the template of a file as one of the office's own.
        TemplateImport(certificate::TemplateImport) -> certificate::TemplateSaved = certificate::template_import;
        /// The check before printing: who would get which words and number, and what is wrong with them.
        CertificateCheck(certificate::CertificateIssue) -> certificate::BatchCheck = certificate::certificate_check;
        /// Issues certificates: numbers them and freezes their words.
        CertificateIssue(certificate::CertificateIssue) -> certificate::Issued = certificate::certificate_issue;
        /// A picture of one paper, before it is issued or from the ledger.
        CertificatePreview(certificate::CertificatePreview) -> certificate::CertificatePicture = certificate::certificate_preview;
        /// Sends certificates to the printer: one PDF, or a file for each.
        CertificatePrint(certificate::CertificatePrint) -> report::Written = certificate::certificate_print;
        /// Says what came out of the printer, and which papers were spoiled.
        CertificateConfirm(certificate::CertificateConfirm) -> certificate::Confirmed = certificate::certificate_confirm;
        /// Writes down who took certificates, and when.
        CertificateUpdate(certificate::CertificateUpdate) -> Nothing = certificate::certificate_update;
        /// Writes the ruler page of a printer.
        CertificateRuler(certificate::CertificateRuler) -> report::Written = certificate::certificate_ruler;
        /// Whether a paper is ours and still stands: by its number, the text of its code, or a picture of that.
        CertificateVerify(certificate::CertificateVerify) -> certificate::Verified = certificate::certificate_verify;
        /// How certificates are numbered in a year, with the numbers that come next.
        SchemeList(certificate::SchemeAsk) -> certificate::SchemeList = certificate::scheme_list;
        /// Sets how one kind of certificates is numbered in a year.
        SchemeSet(certificate::SchemeSet) -> Nothing = certificate::scheme_set;
        /// The sentences of all templates.
        WordingList(Nothing) -> certificate::WordingList = certificate::wording_list;
        /// Sets the sentences of a template, or of one rank of it.
        WordingSet(certificate::WordingSet) -> Nothing = certificate::wording_set;
        /// Voids certificates; their numbers are never given again.
        CertificateVoid(certificate::CertificateVoid) -> Nothing = certificate::certificate_void;

        /// A spreadsheet as it was understood: the sheet itself, row by row and column by column.
        ImportLook(import::ImportLook) -> import::Look = import::look;
        /// What bringing it in would come to; writes nothing.
        ImportPlan(import::ImportPlan) -> import::Planned = import::plan;
        /// Brings the records of a spreadsheet in, as one act.
        ImportApply(import::ImportApply) -> import::Imported = import::apply;
        /// Writes what an import left out as a workbook, to be mended and imported again.
        ImportMend(import::ImportMend) -> import::Mended = import::mend;

        /// Writes a paper.
        ReportWrite(report::ReportWrite) -> report::Written = report::write;
        /// What can be chosen for a paper, and what is.
        ReportOffer(report::ReportAsk) -> report::ReportOffer = report::offer;
        /// A paper to look at before it is written.
        ReportPreview(report::ReportAsk) -> report::Previewed = report::preview;

        /// Hits over all areas.
        Search(search::SearchAsk) -> search::Hits = search::hits;
        /// The journal, the newest first.
        HistoryList(undoing::HistoryAsk) -> undoing::HistoryList = undoing::history_list;
        /// What undo and redo would do now.
        UndoState(Nothing) -> crate::journal::history::UndoState = undoing::state;
        /// What undoing an entry would keep.
        UndoPreview(undoing::EntryAsk) -> crate::journal::Undone = undoing::preview;
        /// Undoes the latest acts, or one entry.
        Undo(undoing::Undo) -> undoing::UndoneList = undoing::undo;
        /// Redoes what was undone last.
        Redo(undoing::Redo) -> undoing::UndoneList = undoing::redo;

        /// Makes a backup, in backups/ or at a path.
        BackupCreate(backup::BackupCreate) -> backup::Backup = backup::create;
        /// Backups at hand, the newest first.
        BackupList(Nothing) -> backup::BackupList = backup::list;
        /// A backup if something changed and the last is old enough; asked by the window every few minutes.
        BackupTick(Nothing) -> Nothing = backup::tick;
    }
}

/// Answers a request by name, as it comes from the window or a script.
pub fn call(desk: &Desk, name: &str, params: Value) -> Result<Value> {
    let params = if params.is_null() { json!({}) } else { params };
    let request = serde_json::from_value(json!({ "name": name, "params": params })).map_err(|cause| {
        if names().iter().any(|known| known == name) {
            Error::InvalidRequest { detail: cause.to_string() }
        } else {
            Error::UnknownRequest { name: name.into() }
        }
    })?;
    ask(desk, request)
}

fn at_office<T: Serialize>(desk: &Desk, work: impl FnOnce(&At<'_>) -> Result<T>) -> Result<Value> {
    let office = desk.office()?;
    let at = At::new(desk, &office);
    let answer = work(&at)?;
    let done = at.into_done();
    let mut reply = json!({ "answer": answer, "changed": done.areas });
    if let Some((entry, label)) = done.act {
        reply["act"] = json!({ "entry": entry, "label": label });
    }
    Ok(reply)
}

/// PersonList → person_list, as serde writes it.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for (index, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && index > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// The text of doc attributes as `stringify!` gives them: `doc = r" …"`.
fn docs(attributes: &[&str]) -> String {
    attributes
        .iter()
        .filter_map(|attribute| attribute.split_once('"').map(|(_, text)| text.trim_end_matches(['"', '#']).trim()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Collects the TypeScript of all types that cross the wire.
#[derive(Default)]
struct Schema {
    /// Types refer to themselves through lists and maps: each is visited once.
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    named: BTreeMap<String, ()>,
    lines: Vec<String>,
}

impl Schema {
    fn request<A: TS + 'static, B: TS + 'static>(&mut self, variant: &str, docs: String) {
        let cfg = ts_rs::Config::new().with_large_int("number");
        self.add::<A>(&cfg);
        self.add::<B>(&cfg);
        self.lines.push(format!(
            "  /** {docs} */\n  {}: {{ params: {}; answer: {} }};",
            snake(variant),
            A::name(&cfg),
            B::name(&cfg)
        ));
        self.named.insert(A::ident(&cfg), ());
        self.named.insert(B::ident(&cfg), ());
    }

    fn add<T: TS + 'static + ?Sized>(&mut self, cfg: &ts_rs::Config) {
        struct Visit<'a>(&'a mut Schema, &'a ts_rs::Config);
        impl ts_rs::TypeVisitor for Visit<'_> {
            fn visit<U: TS + 'static + ?Sized>(&mut self) {
                self.0.add::<U>(self.1);
            }
        }
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Types without a path of their own (numbers, lists) are written where they stand.
        if T::output_path().is_some() {
            let file = format!("{}.ts", T::ident(cfg));
            // Every type has a file in one folder, also those that a library would put into one of its own.
            let text = T::export_to_string(cfg).unwrap_or_else(|cause| format!("// {cause}\n"));
            let text = text.replace("\"./serde_json/", "\"./");
            self.types.insert(file, text);
        }
        T::visit_dependencies(&mut Visit(self, cfg));
        T::visit_generics(&mut Visit(self, cfg));
    }

    fn finish(mut self) -> BTreeMap<String, String> {
        let cfg = ts_rs::Config::new().with_large_int("number");
        self.add::<ErrorCode>(&cfg);
        self.add::<WireError>(&cfg);
        self.add::<Area>(&cfg);
        self.add::<JournalId>(&cfg);
        let imports: Vec<String> =
            self.named.keys().map(|name| format!("import type {{ {name} }} from \"./{name}\";")).collect();
        let exports: Vec<String> = self
            .types
            .keys()
            .map(|file| file.trim_end_matches(".ts"))
            .map(|name| format!("export type {{ {name} }} from \"./{name}\";"))
            .collect();
        let text = format!(
            "// Written by the office crate (tests/office/generated.rs). Do not edit.\n{}\n\n{}\n\n/** Every request with its answer. */\nexport interface Requests {{\n{}\n}}\n",
            imports.join("\n"),
            exports.join("\n"),
            self.lines.join("\n")
        );
        self.types.insert("requests.ts".into(), text);
        self.types
    }
}
