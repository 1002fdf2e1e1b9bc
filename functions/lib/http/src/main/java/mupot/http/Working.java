package mupot.http;

import java.time.Clock;
import mupot.kernel.assembly.Doors;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Book;
import mupot.kernel.budget.SetLimits;
import mupot.kernel.gate.DecideProposal;
import mupot.kernel.gate.DelegateDecisions;
import mupot.kernel.gate.Rendering;
import mupot.kernel.gate.SetGatePolicy;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.VerdictSigner;
import mupot.kernel.gate.Visitor;
import mupot.kernel.people.Once;
import mupot.kernel.receipt.ReadReceipts;
import mupot.kernel.receipt.ReceiptTexts;
import mupot.kernel.stop.StopWork;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.FileTask;
import mupot.kernel.task.ShowTasks;

/** What can be done about tasks and proposals, and what was done. */
public record Working(
        FileTask fileTask,
        ShowTasks tasks,
        CancelTask cancelTask,
        ShowProposals proposals,
        DecideProposal decide,
        Revising revising,
        Guiding guiding,
        Remembering remembering,
        SetGatePolicy gatePolicy,
        SetLimits limits,
        DelegateDecisions delegate,
        StopWork stop,
        ReadReceipts receipts) {

    public static Working over(
            Tools tools, VerdictSigner signer, Rendering rendering, Visitor visitor, ReceiptTexts texts) {
        Book book = tools.book();
        Clock clock = tools.clock();
        return new Working(
                Doors.fileTask(tools),
                new ShowTasks(book, clock),
                new CancelTask(book, tools.deliveries(), tools.receipts()),
                new ShowProposals(book, tools.canon(), rendering, visitor, clock),
                Doors.decide(tools, signer),
                Revising.over(tools, rendering),
                Guiding.over(tools),
                Remembering.over(tools),
                new SetGatePolicy(book, new Once(book, tools.deliveries()), tools.receipts()),
                new SetLimits(book, new Once(book, tools.deliveries()), tools.receipts()),
                new DelegateDecisions(book, new Once(book, tools.deliveries()), tools.receipts()),
                new StopWork(book, tools.deliveries(), tools.receipts(), clock),
                new ReadReceipts(book, texts, clock));
    }
}
