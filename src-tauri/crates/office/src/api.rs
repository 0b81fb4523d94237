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
    attachment, backup, body, calendar, certificate, commendation, contest, coverage, directory, donation, dossier,
    duty, event, import, kept, meeting, membership, money, plan, points, problem, profile, report, returns, search,
    summary, training, undoing, venue,
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

        /// People and units that look as if they had been entered twice.
        DuplicateList(directory::DuplicateAsk) -> directory::DuplicateList = directory::duplicate_list;
        /// Says that people or units are not the same: they are not listed as such again.
        DuplicateApart(directory::DuplicateApart) -> Nothing = directory::duplicate_apart;
        /// Two people or two units side by side: what would become of them as one, and what stands against it.
        MergePreview(directory::MergeAsk) -> directory::MergePreview = directory::merge_preview;
        /// Makes two people or two units one, with all that refers to them.
        Merge(directory::Merge) -> directory::Merged = directory::merge;

        /// Whose ID numbers were shown, and when.
        UnmaskingList(Nothing) -> directory::UnmaskingList = directory::unmasking_list;
        /// Whose birthday is in a month.
        BirthdayList(directory::BirthdayAsk) -> directory::BirthdayList = directory::birthday_list;
        /// The labels of people and units.
        LabelList(Nothing) -> directory::LabelList = directory::label_list;
        /// Puts a label on people and units, or takes it off.
        LabelMark(directory::LabelMark) -> directory::Marked = directory::label_mark;
        /// Renames a label.
        LabelUpdate(directory::LabelUpdate) -> Nothing = directory::label_update;
        /// Deletes labels.
        LabelDelete(directory::LabelDelete) -> Nothing = directory::label_delete;

        /// 机构: councils, groups and committees with their terms, and what is to be looked at.
        BodyList(Nothing) -> body::BodyList = body::body_list;
        /// Adds a body.
        BodyCreate(body::BodyCreate) -> BodyId = body::body_create;
        /// Changes a body.
        BodyUpdate(body::BodyUpdate) -> Nothing = body::body_update;
        /// Deletes bodies that have no term.
        BodyDelete(body::BodyDelete) -> Nothing = body::body_delete;
        /// Adds a term.
        TermCreate(body::TermCreate) -> TermId = body::term_create;
        /// Changes a term.
        TermUpdate(body::TermUpdate) -> Nothing = body::term_update;
        /// Deletes terms in which nobody sits.
        TermDelete(body::TermDelete) -> Nothing = body::term_delete;
        /// 换届: the next term, with those who go on.
        TermNext(body::TermNext) -> TermId = body::term_next;
        /// What became of everybody since the term before.
        TermCompare(body::TermCompare) -> body::TermCompared = body::term_compare;
        /// Who sits in a term.
        SeatList(body::SeatAsk) -> body::SeatList = body::seat_list;
        /// Puts somebody into a post.
        SeatCreate(body::SeatCreate) -> SeatId = body::seat_create;
        /// Changes a seat, or ends it.
        SeatUpdate(body::SeatUpdate) -> Nothing = body::seat_update;
        /// Deletes seats.
        SeatDelete(body::SeatDelete) -> Nothing = body::seat_delete;
        /// The ballots of a term, counted.
        BallotList(body::BallotAsk) -> body::BallotList = body::ballot_list;
        /// Adds a ballot with its candidates.
        BallotCreate(body::BallotCreate) -> BallotId = body::ballot_create;
        /// Changes a ballot, its candidates and their votes.
        BallotUpdate(body::BallotUpdate) -> Nothing = body::ballot_update;
        /// Deletes ballots; the seats stay.
        BallotDelete(body::BallotDelete) -> Nothing = body::ballot_delete;
        /// Puts those who are elected into their seats.
        BallotSeat(body::BallotSeat) -> body::BallotSeated = body::ballot_seat;

        /// 值班表, of one year or all.
        DutyList(duty::DutyAsk) -> duty::DutyList = duty::duty_list;
        /// A roster with its places, what each has, and what is to be looked at.
        DutyRead(duty::DutyRead) -> duty::DutyDetail = duty::duty_read;
        /// Adds a roster.
        DutyCreate(duty::DutyCreate) -> DutyId = duty::duty_create;
        /// Changes a roster, or who takes turns in it.
        DutyUpdate(duty::DutyUpdate) -> Nothing = duty::duty_update;
        /// Deletes rosters with their turns.
        DutyDelete(duty::DutyDelete) -> Nothing = duty::duty_delete;
        /// Deals the turns of a roster out; what was set by hand stays.
        DutyDeal(duty::DutyDeal) -> duty::DutyDealt = duty::duty_deal;
        /// Exchanges who has two turns.
        DutySwap(duty::DutySwap) -> duty::DutyTold = duty::duty_swap;
        /// Gives a turn to somebody, or to nobody.
        DutySet(duty::DutySet) -> duty::DutyTold = duty::duty_set;

        /// The kinds of members, with what a year costs.
        MemberKindList(Nothing) -> membership::MemberKindList = membership::member_kind_list;
        /// Sets the kinds of members and what a year costs.
        MemberKindSet(membership::MemberKindSet) -> Nothing = membership::member_kind_set;
        /// Members, with the dues of a year.
        MembershipList(membership::MembershipAsk) -> membership::MembershipList = membership::membership_list;
        /// How many joined and left, by year and kind.
        MembershipCounts(Nothing) -> membership::MemberCounts = membership::membership_counts;
        /// Makes somebody a member.
        MembershipCreate(membership::MembershipCreate) -> MembershipId = membership::membership_create;
        /// Changes a membership, or ends it.
        MembershipUpdate(membership::MembershipUpdate) -> Nothing = membership::membership_update;
        /// Deletes memberships with what was paid.
        MembershipDelete(membership::MembershipDelete) -> Nothing = membership::membership_delete;
        /// Makes members of all of whom the directory says that they joined.
        MembershipTake(membership::MembershipTake) -> membership::MembershipsTaken = membership::membership_take;
        /// Writes down dues of one or many members for a year.
        DuePay(membership::DuePay) -> membership::DuesWritten = membership::due_pay;
        /// Waives the dues of members for a year.
        DueWaive(membership::DueWaive) -> membership::DuesWritten = membership::due_waive;
        /// Changes a payment of dues.
        DueUpdate(membership::DueUpdate) -> Nothing = membership::due_update;
        /// Deletes payments of dues.
        DueDelete(membership::DueDelete) -> Nothing = membership::due_delete;
        /// Applications to join.
        JoinList(Nothing) -> membership::JoinList = membership::join_list;
        /// Enters an application to join.
        JoinCreate(membership::JoinCreate) -> JoinId = membership::join_create;
        /// Changes an application to join.
        JoinUpdate(membership::JoinUpdate) -> Nothing = membership::join_update;
        /// Deletes applications to join.
        JoinDelete(membership::JoinDelete) -> Nothing = membership::join_delete;
        /// Writes down what a meeting decided of applications to join.
        JoinDecide(membership::JoinDecide) -> Nothing = membership::join_decide;
        /// Makes members of those who were approved.
        JoinAdmit(membership::JoinAdmit) -> membership::Admitted = membership::join_admit;

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

        /// Honours received, of one year or all.
        HonourList(kept::KeptAsk) -> kept::HonourList = kept::honour_list;
        /// How many honours there are, by year and level.
        HonourCounts(Nothing) -> kept::HonourCounts = kept::honour_counts;
        /// Enters an honour.
        HonourCreate(kept::HonourCreate) -> HonourId = kept::honour_create;
        /// Changes an honour.
        HonourUpdate(kept::HonourUpdate) -> Nothing = kept::honour_update;
        /// Deletes honours.
        HonourDelete(kept::HonourDelete) -> Nothing = kept::honour_delete;
        /// Ours in others' contests and exams, of one year or all.
        ParticipationList(kept::KeptAsk) -> kept::ParticipationList = kept::participation_list;
        /// Enters a participation.
        ParticipationCreate(kept::ParticipationCreate) -> ParticipationId = kept::participation_create;
        /// Changes a participation.
        ParticipationUpdate(kept::ParticipationUpdate) -> Nothing = kept::participation_update;
        /// Deletes participations.
        ParticipationDelete(kept::ParticipationDelete) -> Nothing = kept::participation_delete;
        /// Applications upward, of one year or all.
        ApplicationList(kept::KeptAsk) -> kept::ApplicationList = kept::application_list;
        /// Enters an application.
        ApplicationCreate(kept::ApplicationCreate) -> ApplicationId = kept::application_create;
        /// Changes an application.
        ApplicationUpdate(kept::ApplicationUpdate) -> Nothing = kept::application_update;
        /// Deletes applications.
        ApplicationDelete(kept::ApplicationDelete) -> Nothing = kept::application_delete;
        /// Sets what an application needs, and what of it is ready.
        MaterialSet(kept::MaterialSet) -> Nothing = kept::material_set;
        /// Papers in and out, of one year or all.
        DocumentList(kept::DocumentAsk) -> kept::DocumentList = kept::document_list;
        /// The numbers that come next for papers of our own.
        DocumentNext(kept::NextNumberAsk) -> kept::NextNumbers = kept::document_next;
        /// Enters a document.
        DocumentCreate(kept::DocumentCreate) -> DocumentId = kept::document_create;
        /// Changes a document.
        DocumentUpdate(kept::DocumentUpdate) -> Nothing = kept::document_update;
        /// Deletes documents.
        DocumentDelete(kept::DocumentDelete) -> Nothing = kept::document_delete;
        /// Outcomes of work, of one year or all.
        OutcomeList(kept::KeptAsk) -> kept::OutcomeList = kept::outcome_list;
        /// Enters an outcome.
        OutcomeCreate(kept::OutcomeCreate) -> OutcomeId = kept::outcome_create;
        /// Changes an outcome.
        OutcomeUpdate(kept::OutcomeUpdate) -> Nothing = kept::outcome_update;
        /// Deletes outcomes.
        OutcomeDelete(kept::OutcomeDelete) -> Nothing = kept::outcome_delete;
        /// Charter, rules, emergency plans and agreements, with their versions and steps.
        RegulationList(Nothing) -> kept::RegulationList = kept::regulation_list;
        /// Enters a regulation, with its first version where one is given.
        RegulationCreate(kept::RegulationCreate) -> RegulationId = kept::regulation_create;
        /// Changes a regulation.
        RegulationUpdate(kept::RegulationUpdate) -> Nothing = kept::regulation_update;
        /// Deletes regulations with their versions.
        RegulationDelete(kept::RegulationDelete) -> Nothing = kept::regulation_delete;
        /// Adds a version, with the steps that regulations of its kind take.
        RegulationVersionCreate(kept::RegulationVersionCreate) -> RegulationVersionId = kept::regulation_version_create;
        /// Changes a version.
        RegulationVersionUpdate(kept::RegulationVersionUpdate) -> Nothing = kept::regulation_version_update;
        /// Deletes versions with their steps.
        RegulationVersionDelete(kept::RegulationVersionDelete) -> Nothing = kept::regulation_version_delete;
        /// Sets the steps of a version, and which of them are done.
        RegulationStepSet(kept::RegulationStepSet) -> Nothing = kept::regulation_step_set;
        /// Which applications, papers and regulations are due, or late.
        KeptDue(Nothing) -> kept::KeptDueList = kept::kept_due;

        /// The yearly summary out of plans and records.
        SummaryGet(summary::SummaryAsk) -> summary::Summary = summary::summary_get;
        /// What is written in it by hand.
        SummaryUpdate(summary::SummaryUpdate) -> Nothing = summary::summary_update;
        /// The records behind a figure of the summary.
        FigureRecords(summary::FigureAsk) -> summary::FigureRecords = summary::figure_records;

        /// The events that a filter keeps, in groups, with their sums and what the charts draw.
        EventLedger(event::EventLedgerAsk) -> event::EventLedger = event::event_ledger;
        /// 编印: the bulletins of a year with their issues, and the issues that are missing.
        BulletinList(event::BulletinAsk) -> event::BulletinList = event::bulletin_list;
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
        /// Reads a line of the quick entry; keeps nothing.
        EventLineRead(event::EventLine) -> event::EventLineRead = event::event_line_read;
        /// Events that an entry resembles.
        EventTwins(event::EventTwinAsk) -> event::EventTwins = event::event_twins;
        /// What holding an event again would add.
        EventAgainPlan(event::EventAgain) -> event::EventAgainPlan = event::event_again_plan;
        /// Holds an event again, with its parts.
        EventAgain(event::EventAgain) -> EventId = event::event_again;
        /// Words typed before, to be suggested.
        EventWords(Nothing) -> event::EventWords = event::event_words;
        /// Kinds of events with their own fields.
        EventKindList(Nothing) -> event::EventKindList = event::event_kind_list;
        /// Adds a kind.
        EventKindCreate(event::EventKindCreate) -> EventKindId = event::event_kind_create;
        /// Changes a kind: its name, whether it is offered, its own fields.
        EventKindUpdate(event::EventKindUpdate) -> Nothing = event::event_kind_update;
        /// Puts the kinds into another order.
        EventKindOrder(event::EventKindOrder) -> Nothing = event::event_kind_order;
        /// Deletes kinds that no event is of.
        EventKindDelete(event::EventKindDelete) -> Nothing = event::event_kind_delete;
        /// Ties an event to the tasks it serves.
        EventLink(event::EventLink) -> Nothing = event::event_link;

        /// Who was present at an event.
        EventPeople(event::EventPeopleAsk) -> event::EventPeople = event::event_people;
        /// Names who was present, in place of those before.
        EventPeopleSet(event::EventPeopleSet) -> Nothing = event::event_people_set;

        /// Income and cost, of one year, of an event, or all.
        MoneyList(money::MoneyAsk) -> money::MoneyList = money::money_list;
        /// Notes a line of money.
        MoneyCreate(money::MoneyCreate) -> MoneyLineId = money::money_create;
        /// Changes a line of money.
        MoneyUpdate(money::MoneyUpdate) -> Nothing = money::money_update;
        /// Deletes lines of money.
        MoneyDelete(money::MoneyDelete) -> Nothing = money::money_delete;
        /// The account of a period, by category and by task, with its entries.
        MoneyStatement(money::MoneyStatementAsk) -> money::MoneyStatement = money::money_statement;
        /// The categories of income and cost.
        MoneyCategoryList(Nothing) -> money::MoneyCategoryList = money::money_category_list;
        /// Changes the categories of one direction: their names, their order, which there are.
        MoneyCategorySet(money::MoneyCategorySet) -> Nothing = money::money_category_set;

        /// What was given and received, of one year, of an event, or all.
        DonationList(donation::DonationAsk) -> donation::DonationList = donation::donation_list;
        /// Notes a donation.
        DonationCreate(donation::DonationCreate) -> DonationId = donation::donation_create;
        /// Changes a donation.
        DonationUpdate(donation::DonationUpdate) -> Nothing = donation::donation_update;
        /// Deletes donations.
        DonationDelete(donation::DonationDelete) -> Nothing = donation::donation_delete;

        /// Venues.
        VenueList(Nothing) -> venue::VenueList = venue::venue_list;
        /// Notes a venue.
        VenueCreate(venue::VenueCreate) -> VenueId = venue::venue_create;
        /// Changes a venue.
        VenueUpdate(venue::VenueUpdate) -> Nothing = venue::venue_update;
        /// Deletes venues that no plaque hangs at.
        VenueDelete(venue::VenueDelete) -> Nothing = venue::venue_delete;
        /// Plaques that were given, of one year, of an event, or all.
        PlaqueList(venue::PlaqueAsk) -> venue::PlaqueList = venue::plaque_list;
        /// Notes a plaque.
        PlaqueCreate(venue::PlaqueCreate) -> PlaqueId = venue::plaque_create;
        /// Changes a plaque.
        PlaqueUpdate(venue::PlaqueUpdate) -> Nothing = venue::plaque_update;
        /// Deletes plaques.
        PlaqueDelete(venue::PlaqueDelete) -> Nothing = venue::plaque_delete;

        /// Pieces in the media, of one year, of an event, or all.
        CoverageList(coverage::CoverageAsk) -> coverage::CoverageList = coverage::coverage_list;
        /// Notes a piece in the media.
        CoverageCreate(coverage::CoverageCreate) -> CoverageId = coverage::coverage_create;
        /// Changes a piece in the media.
        CoverageUpdate(coverage::CoverageUpdate) -> Nothing = coverage::coverage_update;
        /// Deletes pieces.
        CoverageDelete(coverage::CoverageDelete) -> Nothing = coverage::coverage_delete;

        /// Figures that other units sent in, of one year or all.
        ReturnedList(returns::ReturnedAsk) -> returns::ReturnedList = returns::returned_list;
        /// Notes such a figure.
        ReturnedCreate(returns::ReturnedCreate) -> ReturnedFigureId = returns::returned_create;
        /// Changes such a figure.
        ReturnedUpdate(returns::ReturnedUpdate) -> Nothing = returns::returned_update;
        /// Deletes such figures.
        ReturnedDelete(returns::ReturnedDelete) -> Nothing = returns::returned_delete;
        /// Brings in a pasted table of such figures.
        ReturnedTake(returns::ReturnedTake) -> returns::ReturnedTaken = returns::returned_take;

        /// What is written down of a meeting, with the session that comes next.
        MeetingGet(meeting::MeetingGet) -> meeting::Meeting = meeting::meeting_get;
        /// Meetings of one year or all.
        MeetingList(profile::YearAsk) -> meeting::MeetingList = meeting::meeting_list;
        /// Writes down a meeting: session, agenda, who came, minutes, decisions.
        MeetingSet(meeting::MeetingSet) -> Nothing = meeting::meeting_set;
        /// What meetings decided somebody does.
        FollowUpList(meeting::FollowUpAsk) -> meeting::FollowUpList = meeting::follow_up_list;
        /// Adds such a thing to a meeting.
        FollowUpCreate(meeting::FollowUpCreate) -> FollowUpId = meeting::follow_up_create;
        /// Changes one, or says when it was done.
        FollowUpUpdate(meeting::FollowUpUpdate) -> Nothing = meeting::follow_up_update;
        /// Deletes some.
        FollowUpDelete(meeting::FollowUpDelete) -> Nothing = meeting::follow_up_delete;

        /// What belongs into the file of an event.
        DossierLineList(Nothing) -> dossier::DossierLineList = dossier::dossier_line_list;
        /// Sets that list.
        DossierLineSet(dossier::DossierLineSet) -> Nothing = dossier::dossier_line_set;
        /// The file of an event, line by line.
        DossierGet(dossier::DossierGet) -> dossier::Dossier = dossier::dossier_get;
        /// How full the files of a year's events are, or of all.
        DossierList(profile::YearAsk) -> dossier::DossierList = dossier::dossier_list;
        /// Says why an event has no file for a line.
        DossierWordSet(dossier::DossierWordSet) -> Nothing = dossier::dossier_word_set;
        /// Writes the file of an event, or of a year's events, as numbered folders with their contents.
        DossierWrite(dossier::DossierWrite) -> dossier::DossierWritten = dossier::dossier_write;

        /// The attachments of a record, or all, with how their files stand.
        AttachmentList(attachment::AttachmentAsk) -> attachment::AttachmentList = attachment::attachment_list;
        /// Copies files in and keeps them with a record.
        AttachmentAdd(attachment::AttachmentAdd) -> attachment::Added = attachment::attachment_add;
        /// Keeps a picture from the clipboard with a record.
        AttachmentPaste(attachment::AttachmentPaste) -> attachment::Added = attachment::attachment_paste;
        /// Renames an attachment, writes its caption, or says which line of the event's file it fills.
        AttachmentUpdate(attachment::AttachmentUpdate) -> Nothing = attachment::attachment_update;
        /// Puts the attachments of a record into this order.
        AttachmentMove(attachment::AttachmentIds) -> Nothing = attachment::attachment_move;
        /// Deletes attachments; their bytes stay for the undo.
        AttachmentDelete(attachment::AttachmentIds) -> Nothing = attachment::attachment_delete;
        /// Puts the file of an attachment back that is missing or was changed.
        AttachmentRestore(attachment::AttachmentRestore) -> Nothing = attachment::attachment_restore;
        /// A read-only copy of an attachment to open with the system's program.
        AttachmentOpen(attachment::AttachmentIds) -> attachment::Opened = attachment::attachment_open;
        /// Saves attachments elsewhere.
        AttachmentSave(attachment::AttachmentSave) -> attachment::Saved = attachment::attachment_save;
        /// An attached picture, small or as large as a window.
        AttachmentPicture(attachment::PictureAsk) -> attachment::AttachmentPicture = attachment::attachment_picture;

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
        /// Begins a class from another, with its people or without.
        ClassCopy(training::ClassCopy) -> ClassId = training::class_copy;
        /// Writes all papers of a class and a workbook into a folder.
        ClassPack(training::ClassPack) -> training::Packed = training::class_pack;
        /// Lessons of a class.
        LessonList(training::LessonAsk) -> training::LessonList = training::lesson_list;
        /// Adds lessons to a class, in one act.
        LessonCreate(training::LessonCreate) -> training::LessonsAdded = training::lesson_create;
        /// Changes lessons, in one act.
        LessonUpdate(training::LessonUpdate) -> Nothing = training::lesson_update;
        /// Deletes lessons with what was marked at them.
        LessonDelete(training::LessonDelete) -> Nothing = training::lesson_delete;
        /// Who may be meant while a name is typed.
        PersonSuggest(training::PersonSuggest) -> training::Suggestions = training::person_suggest;
        /// Writes a block of a roster: rows changed and people added, in one act.
        RosterWrite(training::RosterWrite) -> training::Enrolled = training::roster_write;
        /// Sets who helps whom in a class.
        PairSet(training::PairSet) -> Nothing = training::pair_set;
        /// What dividing a list into classes or groups would come to.
        SplitPreview(training::ClassSplit) -> training::Split = training::split_preview;
        /// Divides a list into classes or groups, as one act.
        SplitApply(training::ClassSplit) -> training::SplitDone = training::split_apply;
        /// The grid of attendance of a class.
        AttendanceGet(training::AttendanceAsk) -> training::Attendance = training::attendance_get;
        /// Marks who was not there, in one act.
        AttendanceSet(training::AttendanceSet) -> Nothing = training::attendance_set;
        /// Adds a sign of the office's own.
        AttendanceSignCreate(training::AttendanceSignCreate) -> AttendanceSignId = training::attendance_sign_create;
        /// Deletes signs that nobody is marked with.
        AttendanceSignDelete(training::AttendanceSignDelete) -> Nothing = training::attendance_sign_delete;
        /// Tests of a class, scores, ranks and results.
        ScoreGet(training::ScoreAsk) -> training::Scores = training::score_get;
        /// Writes scores of tests, in one act.
        ScoreSet(training::ScoreSet) -> Nothing = training::score_set;
        /// Adds a test.
        TestCreate(training::TestCreate) -> ClassTestId = training::test_create;
        /// Changes a test.
        TestUpdate(training::TestUpdate) -> Nothing = training::test_update;
        /// Deletes tests with their scores.
        TestDelete(training::TestDelete) -> Nothing = training::test_delete;
        /// Writes the results that the rule gives.
        ResultApply(training::ResultApply) -> training::ResultsApplied = training::result_apply;
        /// Makes the levels after a class the levels of its people.
        LevelApply(training::LevelApply) -> training::LevelsApplied = training::level_apply;
        /// Masters with their apprentices.
        MentorshipList(training::MentorshipAsk) -> training::MentorshipList = training::mentorship_list;
        /// Notes a master and an apprentice.
        MentorshipCreate(training::MentorshipCreate) -> MentorshipId = training::mentorship_create;
        /// Changes one.
        MentorshipUpdate(training::MentorshipUpdate) -> Nothing = training::mentorship_update;
        /// Deletes them with their reviews.
        MentorshipDelete(training::MentorshipDelete) -> Nothing = training::mentorship_delete;
        /// Writes the review of a year.
        MentorshipReviewSet(training::MentorshipReviewSet) -> Nothing = training::mentorship_review_set;
        /// A year's training in numbers.
        TrainingFigures(profile::YearAsk) -> training::TrainingFigures = training::training_figures;
        /// Hours by teacher and year.
        TeacherHours(profile::YearAsk) -> training::TeacherHoursList = training::teacher_hours;
        /// Skill levels by year, as entered or from the directory.
        SkillYears(Nothing) -> training::SkillYears = training::skill_years;
        /// Enters how many people of each level there are in a year.
        SkillSet(training::SkillSet) -> Nothing = training::skill_set;
        /// All that the office knows a person did.
        PersonRecord(training::PersonRecordAsk) -> training::PersonRecord = training::person_record;
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
        /// How a contest stands: what judges gave, scores and places.
        ContestStandings(contest::ContestGet) -> contest::ContestStandings = contest::contest_standings;
        /// Changes the judges of a contest, and whether the highest and the lowest score are dropped.
        ContestJudges(contest::ContestJudges) -> Nothing = contest::contest_judges;
        /// Keeps what judges gave.
        JudgeScores(contest::JudgeScores) -> Nothing = contest::judge_scores;
        /// What awards by quota would come to.
        ContestAwardsPlan(contest::ContestAwards) -> contest::PlannedAwards = contest::contest_awards_plan;
        /// Gives awards by quota.
        ContestAwardsGive(contest::ContestAwards) -> contest::PlannedAwards = contest::contest_awards_give;
        /// The rules by which titles are given.
        TitleRuleList(Nothing) -> commendation::TitleRuleList = commendation::title_rule_list;
        /// Adds a rule.
        TitleRuleCreate(commendation::TitleRuleCreate) -> TitleRuleId = commendation::title_rule_create;
        /// Changes a rule.
        TitleRuleUpdate(commendation::TitleRuleUpdate) -> Nothing = commendation::title_rule_update;
        /// Deletes rules; what was proposed by them stays.
        TitleRuleDelete(commendation::TitleRuleDelete) -> Nothing = commendation::title_rule_delete;
        /// Tries rules on the contests of a year; proposes nothing.
        TitleRuleTry(commendation::TitleRuleTry) -> commendation::TitleProposals = commendation::title_rule_try;
        /// Commendations, the latest first.
        CommendationList(commendation::CommendationAsk) -> commendation::CommendationList = commendation::commendation_list;
        /// A commendation with its titles.
        CommendationGet(commendation::CommendationGet) -> commendation::CommendationDetail = commendation::commendation_get;
        /// Adds a commendation.
        CommendationCreate(commendation::CommendationCreate) -> CommendationId = commendation::commendation_create;
        /// Changes a commendation; its decision grants what was proposed.
        CommendationUpdate(commendation::CommendationUpdate) -> Nothing = commendation::commendation_update;
        /// Deletes commendations with their titles.
        CommendationDelete(commendation::CommendationDelete) -> Nothing = commendation::commendation_delete;
        /// Proposes titles by rule.
        CommendationPropose(commendation::CommendationPropose) -> commendation::Proposed = commendation::commendation_propose;
        /// Proposes a title at discretion.
        TitleGrantCreate(commendation::TitleGrantCreate) -> TitleGrantId = commendation::title_grant_create;
        /// Changes a title.
        TitleGrantUpdate(commendation::TitleGrantUpdate) -> Nothing = commendation::title_grant_update;
        /// Takes titles out.
        TitleGrantDelete(commendation::TitleGrantDelete) -> Nothing = commendation::title_grant_delete;
        /// Adds an entry with authors and award.
        EntryCreate(contest::EntryCreate) -> EntryId = contest::entry_create;
        /// Changes an entry.
        EntryUpdate(contest::EntryUpdate) -> Nothing = contest::entry_update;
        /// Deletes entries.
        EntryDelete(contest::EntryDelete) -> Nothing = contest::entry_delete;
        /// How many prizes of each rank there are, in all and for each unit.
        ContestAwardCounts(contest::ContestGet) -> contest::AwardCounts = contest::contest_award_counts;
        /// Entries that were sent up, and what came back.
        EntrySentList(contest::EntrySentAsk) -> contest::EntrySentList = contest::entry_sent_list;
        /// Sends entries up to a higher body.
        EntrySentCreate(contest::EntrySentCreate) -> contest::EntriesSent = contest::entry_sent_create;
        /// Writes down what came back.
        EntrySentUpdate(contest::EntrySentUpdate) -> Nothing = contest::entry_sent_update;
        /// Takes back that entries were sent up.
        EntrySentDelete(contest::EntrySentDelete) -> Nothing = contest::entry_sent_delete;

        /// Rankings by points, the latest first.
        PointsRankingList(points::PointsRankingAsk) -> points::PointsRankingList = points::points_ranking_list;
        /// Adds a ranking.
        PointsRankingCreate(points::PointsRankingCreate) -> PointsRankingId = points::points_ranking_create;
        /// Changes a ranking.
        PointsRankingUpdate(points::PointsRankingUpdate) -> Nothing = points::points_ranking_update;
        /// Deletes rankings.
        PointsRankingDelete(points::PointsRankingDelete) -> Nothing = points::points_ranking_delete;
        /// A ranking as it stands, with the records behind each point.
        PointsStanding(points::PointsRankingGet) -> points::PointsStanding = points::points_standing;
        /// Adds a rule to a ranking.
        PointsRuleCreate(points::PointsRuleCreate) -> PointsRuleId = points::points_rule_create;
        /// Changes a rule of a ranking.
        PointsRuleUpdate(points::PointsRuleUpdate) -> Nothing = points::points_rule_update;
        /// Deletes rules of a ranking.
        PointsRuleDelete(points::PointsRuleDelete) -> Nothing = points::points_rule_delete;
        /// Writes down what counts by hand, or whose a report is.
        PointsPieceCreate(points::PointsPieceCreate) -> PointsPieceId = points::points_piece_create;
        /// Takes out what was written by hand.
        PointsPieceDelete(points::PointsPieceDelete) -> Nothing = points::points_piece_delete;

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
            let other = self.types.insert(file, text.clone()).filter(|other| *other != text);
            assert!(other.is_none(), "two types are called {}: the page would know only one of them", T::ident(cfg));
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
